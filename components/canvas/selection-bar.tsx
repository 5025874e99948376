"use client";

import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { useCanvas, useReadOnly } from "./canvas-context";
import { align } from "./commands/align";
import type { Command, CommandContext } from "./commands/command";
import { deleteSelection } from "./commands/delete-selection";
import { fold } from "./commands/fold";
import { makeSubFlow } from "./commands/make-sub-flow";
import { switchOff } from "./commands/switch-off";
import { tidy } from "./commands/tidy";
import { CommandButton } from "./top-bar/command-button";

const groups: readonly (readonly Command[])[] = [align, [tidy, fold, switchOff, makeSubFlow], [deleteSelection]];

/** What can be done with several nodes at once, over the canvas while they are selected. */
export function SelectionBar({ context }: { context: CommandContext }) {
  const count = useCanvas((state) => state.selection.nodes.size);
  const agentflow = useCanvas((state) => state.head.kind === "agentflow");
  const readOnly = useReadOnly();
  if (count < 2 || readOnly) return null;
  return (
    <div
      role="toolbar"
      aria-label={t("{count} selected nodes", { count })}
      className="absolute top-3 left-1/2 z-10 hidden max-w-[calc(100%-6rem)] -translate-x-1/2 flex-wrap items-center justify-center rounded-md border bg-card p-0.5 shadow-float sm:flex"
    >
      <span className="px-2 text-sm whitespace-nowrap text-muted-foreground">
        {rich("{count} selected", { count })}
      </span>
      {groups.map((commands) => (
        <span key={commands[0]?.id} className="flex items-center border-l pl-0.5 not-last:pr-0.5">
          {commands
            .filter((command) => agentflow || command !== makeSubFlow)
            .map((command) => (
              <CommandButton key={command.id} command={command} context={context} tooltipSide="bottom" />
            ))}
        </span>
      ))}
    </div>
  );
}
