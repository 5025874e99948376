"use client";

import { useStore } from "@xyflow/react";
import { t } from "@/components/words/t";
import { addNode } from "./commands/add-node";
import type { CommandContext } from "./commands/command";
import { fitView } from "./commands/fit-view";
import { showOutline } from "./commands/show-outline";
import { tidy } from "./commands/tidy";
import { zoomIn } from "./commands/zoom-in";
import { zoomOut } from "./commands/zoom-out";
import { HelpMenu } from "./help-menu";
import { CommandButton } from "./top-bar/command-button";

/** Zoom, fit and tidy, at the foot of the canvas. */
export function ViewControls({ context }: { context: CommandContext }) {
  return (
    <div
      role="toolbar"
      aria-label={t("View")}
      className="absolute bottom-3 left-3 z-10 flex items-center rounded-md border bg-card p-0.5"
    >
      <CommandButton command={zoomOut} context={context} tooltipSide="top" />
      <ZoomLevel context={context} />
      <CommandButton command={zoomIn} context={context} tooltipSide="top" />
      <CommandButton command={fitView} context={context} tooltipSide="top" />
      <CommandButton command={tidy} context={context} tooltipSide="top" className="hidden sm:inline-flex" />
      <CommandButton command={addNode} context={context} tooltipSide="top" className="hidden sm:inline-flex" />
      <CommandButton command={showOutline} context={context} tooltipSide="top" />
      <HelpMenu context={context} />
    </div>
  );
}

function ZoomLevel({ context }: { context: CommandContext }) {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <button
      type="button"
      aria-label={t("Zoom {percent} %, back to 100 %", { percent })}
      onClick={() => void context.view.zoomTo(1, { duration: context.duration })}
      className="h-8 w-12 rounded-md text-center text-sm text-muted-foreground hover:bg-hover"
    >
      {percent}%
    </button>
  );
}
