"use client";

import { BookOpen, CircleQuestionMark, Compass, Keyboard, ListTree, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFrame } from "@/components/frame/frame-store";
import { useModKey } from "@/components/frame/use-apple";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import type { CommandContext } from "./commands/command";
import { showOutline } from "./commands/show-outline";
import { startTour } from "./commands/start-tour";

/** Everything that explains the canvas, in one place. */
export function HelpMenu({ context }: { context: CommandContext }) {
  const router = useRouter();
  const mod = useModKey();
  const open = useFrame((state) => state.open);
  // The menu gives the focus back first, and what is opened then takes it.
  const after = (run: () => void) => () => void setTimeout(run, 0);
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <IconButton label={t("Help")} tooltipSide="top">
          <CircleQuestionMark />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-60">
        <DropdownMenuItem onSelect={after(() => startTour.run(context))}>
          <Compass aria-hidden />
          {t(startTour.name)}
        </DropdownMenuItem>
        <DropdownMenuItem shortcut="?" onSelect={after(() => open("shortcuts"))}>
          <Keyboard aria-hidden />
          {t("Keyboard shortcuts")}
        </DropdownMenuItem>
        <DropdownMenuItem shortcut={mod === "⌘" ? "⌘K" : "Ctrl K"} onSelect={after(() => open("palette"))}>
          <Search aria-hidden />
          {t("Search and commands")}
        </DropdownMenuItem>
        <DropdownMenuItem shortcut="O" onSelect={after(() => showOutline.run(context))}>
          <ListTree aria-hidden />
          {t(showOutline.name)}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => router.push("/docs")}>
          <BookOpen aria-hidden />
          {t("API documentation")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
