"use client";

import { PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import Link from "next/link";
import { WaitingCount } from "@/components/inbox/waiting-count";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { t } from "@/components/words/t";
import { AccountMenu } from "./account-menu";
import { useFrame } from "./frame-store";
import { Logo } from "./logo";
import { navigation, settingsDestination } from "./navigation";
import { RailLink, railItemClasses } from "./rail-link";
import { ThemeMenu } from "./theme-menu";
import { useModKey } from "./use-apple";

interface RailProps {
  wide: boolean;
  /** Leave it away where the width is not the person's choice (the sheet on a phone). */
  onToggle?: () => void;
  onNavigate?: () => void;
  className?: string;
}

/** The way around: icons and words, or icons alone. */
export function Rail({ wide, onToggle, onNavigate, className }: RailProps) {
  return (
    <nav
      aria-label={t("Main")}
      data-slot="rail"
      data-state={wide ? "wide" : "narrow"}
      className={cn("flex h-full flex-col gap-1 overflow-y-auto p-2", wide ? "w-56" : "w-12 items-center", className)}
    >
      <RailHead wide={wide} onToggle={onToggle} onNavigate={onNavigate} />
      <SearchButton wide={wide} />
      {navigation.map((group, index) => (
        <div key={group[0]?.href} className={cn("flex flex-col gap-0.5", index > 0 && "mt-3")}>
          {group.map((destination) => (
            <RailLink key={destination.href} destination={destination} wide={wide} onNavigate={onNavigate}>
              {destination.href === "/inbox" && <WaitingCount wide={wide} />}
            </RailLink>
          ))}
        </div>
      ))}
      <div className="mt-auto flex flex-col gap-0.5 pt-3">
        <RailLink destination={settingsDestination} wide={wide} onNavigate={onNavigate} />
        <ThemeMenu wide={wide} />
        <AccountMenu wide={wide} />
      </div>
    </nav>
  );
}

function RailHead({ wide, onToggle, onNavigate }: Pick<RailProps, "wide" | "onToggle" | "onNavigate">) {
  return (
    <div className={cn("mb-1 flex items-center", wide ? "h-9 justify-between" : "flex-col gap-1")}>
      <Link
        href="/chatflows"
        onClick={onNavigate}
        aria-label={t("Weft, to the chatflows")}
        className="flex h-8 items-center gap-2 rounded-md px-1.5 text-lg font-semibold tracking-tight"
      >
        <Logo className="size-5 shrink-0" />
        {wide && "Weft"}
      </Link>
      {onToggle && (
        <IconButton
          label={wide ? t("Collapse the sidebar") : t("Expand the sidebar")}
          aria-expanded={wide}
          tooltipSide="right"
          onClick={onToggle}
        >
          {wide ? <PanelLeftClose /> : <PanelLeftOpen />}
        </IconButton>
      )}
    </div>
  );
}

function SearchButton({ wide }: { wide: boolean }) {
  const open = useFrame((state) => state.open);
  const mod = useModKey();
  const combination = mod === "⌘" ? "⌘K" : "Ctrl K";
  if (!wide) {
    return (
      <IconButton
        label={t("Search and commands")}
        shortcut={combination}
        tooltipSide="right"
        onClick={() => open("palette")}
        className="mb-2"
      >
        <Search />
      </IconButton>
    );
  }
  return (
    <button
      type="button"
      onClick={() => open("palette")}
      aria-label={t("Search and commands")}
      className={cn(railItemClasses, "mb-3 border border-input bg-card")}
    >
      <Search aria-hidden />
      <span className="flex-1 text-left">{t("Search")}</span>
      <Kbd className="bg-transparent">{combination}</Kbd>
    </button>
  );
}
