"use client";

import { Menu, Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { CommandPalette } from "@/components/command-palette/command-palette";
import { CreateFlowDialog } from "@/components/flow-list/create-flow-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { t } from "@/components/words/t";
import { FollowLanguage } from "./follow-language";
import { useFrame } from "./frame-store";
import { Logo } from "./logo";
import { isCanvas } from "./navigation";
import { Rail } from "./rail";
import { formatRailPreference, railCookie, type RailPreference } from "./rail-preference";
import { ShortcutsSheet } from "./shortcuts-sheet";
import { useFrameKeys } from "./use-frame-keys";

interface StudioFrameProps {
  /** What the cookie said when the page was asked for. */
  rail: RailPreference;
  children: ReactNode;
}

/** The rail and the page beside it, and everything that may lie over both. */
export function StudioFrame({ rail, children }: StudioFrameProps) {
  const [preference, setPreference] = useState(rail);
  const place = isCanvas(usePathname()) ? "canvas" : "lists";
  useFrameKeys();
  const toggle = () => {
    const next = { ...preference, [place]: !preference[place] };
    setPreference(next);
    document.cookie = `${railCookie}=${formatRailPreference(next)}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <div className="flex h-dvh flex-col overflow-hidden md:flex-row">
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:translate-y-0"
      >
        {t("Skip to the content")}
      </a>
      <Rail wide={preference[place]} onToggle={toggle} className="hidden shrink-0 border-r md:flex" />
      <MobileBar />
      {/* Positioned, so that what is hidden from sight inside of it does not make the whole window scroll. */}
      <main id="content" tabIndex={-1} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
        {children}
      </main>
      <CommandPalette />
      <ShortcutsSheet />
      <CreateFlowDialog />
      <FollowLanguage />
    </div>
  );
}

function MobileBar() {
  const { layer, open, close } = useFrame();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b px-2 md:hidden">
      <IconButton label={t("Menu")} plain aria-expanded={layer === "navigation"} onClick={() => open("navigation")}>
        <Menu />
      </IconButton>
      <span className="flex flex-1 items-center gap-2 text-lg font-semibold tracking-tight">
        <Logo className="size-5" />
        Weft
      </span>
      <IconButton label={t("Search and commands")} plain onClick={() => open("palette")}>
        <Search />
      </IconButton>
      <Sheet open={layer === "navigation"} onOpenChange={(next) => !next && close()}>
        <SheetContent side="left" title={t("Menu")} hideTitle>
          <Rail wide onNavigate={close} className="w-full" />
        </SheetContent>
      </Sheet>
    </header>
  );
}
