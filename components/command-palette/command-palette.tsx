"use client";

import { Command } from "cmdk";
import { Keyboard, LogOut, Plus } from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { useRegistry } from "@/components/frame/command-registry";
import { useFrame } from "@/components/frame/frame-store";
import { allDestinations } from "@/components/frame/navigation";
import { leave } from "@/components/frame/sign-out";
import { themeChoices } from "@/components/frame/theme-choices";
import { useViewer } from "@/components/frame/use-viewer";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { PaletteFlows } from "./palette-flows";
import { PalettePlaces } from "./palette-places";
import { PaletteGroup, PaletteItem } from "./palette-item";

/** ⌘K: go to, create, open a flow by name, act on what is open. */
export function CommandPalette() {
  const { layer, close } = useFrame();
  return (
    <Radix.Root open={layer === "palette"} onOpenChange={(open) => !open && close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-overlay data-[state=open]:animate-fade-in" />
        <Radix.Content
          data-slot="command-palette"
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[10dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-lg bg-popover shadow-float outline-none data-[state=open]:animate-enter"
        >
          <Radix.Title className="sr-only">{t("Search and commands")}</Radix.Title>
          <Command loop className="flex max-h-[70dvh] flex-col">
            <Command.Input
              placeholder={t("Go to, create, or open a flow by name")}
              className="h-12 w-full shrink-0 border-b bg-transparent px-4 text-lg outline-none"
            />
            <Command.List label={t("Suggestions")} className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2">
              <Command.Empty className="px-3 py-8 text-center text-muted-foreground">
                {t("Nothing matches. Try another word.")}
              </Command.Empty>
              <RegisteredCommands />
              <PaletteFlows />
              <PalettePlaces />
              <CreateCommands />
              <GoToCommands />
              <PreferenceCommands />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function RegisteredCommands() {
  const groups = useRegistry((state) => state.commands);
  return [...groups].map(([group, commands]) => (
    <PaletteGroup key={group} heading={group}>
      {commands.map((command) => (
        <PaletteItem
          key={command.id}
          id={command.id}
          label={command.label}
          keywords={command.keywords}
          shortcut={command.shortcut}
          onRun={command.run}
        />
      ))}
    </PaletteGroup>
  ));
}

function CreateCommands() {
  const { canEdit } = useViewer();
  const router = useRouter();
  const open = useFrame((state) => state.open);
  if (!canEdit) return null;
  return (
    <PaletteGroup heading={t("Create")}>
      <PaletteItem
        id="new chatflow"
        label={t("New chatflow")}
        icon={Plus}
        keepOpen
        onRun={() => open("create-chatflow")}
      />
      <PaletteItem
        id="new agentflow"
        label={t("New agentflow")}
        icon={Plus}
        keepOpen
        onRun={() => open("create-agentflow")}
      />
      {madeElsewhere.map(({ label, href }) => (
        <PaletteItem key={href} id={href} label={t(label)} icon={Plus} onRun={() => router.push(href)} />
      ))}
    </PaletteGroup>
  );
}

/** Made on their own pages, where what they need is asked for. */
const madeElsewhere = [
  { label: msg("New document store"), href: "/documents?new=store" },
  { label: msg("New tool"), href: "/tools/new" },
  { label: msg("New credential"), href: "/credentials?new=credential" },
  { label: msg("New API key"), href: "/api-keys?new=key" },
] as const;

function GoToCommands() {
  const router = useRouter();
  return (
    <PaletteGroup heading={t("Go to")}>
      {allDestinations.map(({ href, label, icon, key }) => (
        <PaletteItem
          key={href}
          id={`go to ${href}`}
          label={t(label)}
          icon={icon}
          shortcut={`G ${key.toUpperCase()}`}
          onRun={() => router.push(href)}
        />
      ))}
    </PaletteGroup>
  );
}

function PreferenceCommands() {
  const { setTheme } = useTheme();
  const open = useFrame((state) => state.open);
  return (
    <PaletteGroup heading={t("Preferences")}>
      {themeChoices.map(({ value, label, icon }) => (
        <PaletteItem
          key={value}
          id={`theme ${value}`}
          label={t("Theme: {label}", { label: t(label) })}
          icon={icon}
          onRun={() => setTheme(value)}
        />
      ))}
      <PaletteItem
        id="shortcuts"
        label={t("Keyboard shortcuts")}
        icon={Keyboard}
        shortcut="?"
        keepOpen
        onRun={() => open("shortcuts")}
      />
      <PaletteItem
        id="sign out"
        label={t("Sign out")}
        icon={LogOut}
        keywords={["log out", "leave"]}
        onRun={() => void leave()}
      />
    </PaletteGroup>
  );
}
