"use client";

import type { MouseEvent, ReactNode } from "react";
import { useModKey } from "@/components/frame/use-apple";
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuSeparator,
  ContextMenuTrigger,
} from "@/components/ui/context-menu";
import { t } from "@/components/words/t";
import { useCanvas, useReadOnly } from "./canvas-context";
import { addNode } from "./commands/add-node";
import { type Command, type CommandContext, isAllowed } from "./commands/command";
import { connectNode } from "./commands/connect-node";
import { copy } from "./commands/copy";
import { cut } from "./commands/cut";
import { deleteSelection } from "./commands/delete-selection";
import { duplicateNodes } from "./commands/duplicate-nodes";
import { fitView } from "./commands/fit-view";
import { keepFocus } from "./commands/keep-focus";
import { renameNode } from "./commands/rename-node";
import { runFromHere } from "./commands/run-from-here";
import { selectAll } from "./commands/select-all";
import { shortcutText } from "./commands/shortcut";
import { fold } from "./commands/fold";
import { makeSubFlow } from "./commands/make-sub-flow";
import { replaceNode } from "./commands/replace-node";
import { switchOff } from "./commands/switch-off";
import { tidy } from "./commands/tidy";

const onNodes: readonly (readonly Command[])[] = [
  [runFromHere],
  [renameNode, connectNode],
  [replaceNode, switchOff, fold, makeSubFlow],
  [copy, cut, duplicateNodes],
  [deleteSelection],
];
const onCanvas: readonly (readonly Command[])[] = [
  [addNode, selectAll],
  [tidy, fitView],
];

const ofAgentflows: readonly Command[] = [runFromHere, makeSubFlow];

/** The right mouse button: what can be done with what is under the pointer. */
export function CanvasMenu({ context, children }: { context: CommandContext; children: ReactNode }) {
  const something = useCanvas(({ selection }) => selection.nodes.size + selection.edges.size > 0);
  const readOnly = useReadOnly();
  const agentflow = useCanvas(({ head }) => head.kind === "agentflow");
  const groups = (something ? onNodes : onCanvas)
    .map((group) =>
      group.filter((command) => !(command.writes && readOnly) && (!ofAgentflows.includes(command) || agentflow)),
    )
    .filter((group) => group.length > 0);
  return (
    <ContextMenu modal={false}>
      <ContextMenuTrigger asChild onContextMenu={(event) => takeAim(context, event)}>
        <div className="size-full">{children}</div>
      </ContextMenuTrigger>
      <ContextMenuContent className="w-56" onCloseAutoFocus={keepFocus(context.store)}>
        {groups.map((group, index) => (
          <div key={group[0]?.id}>
            {index > 0 && <ContextMenuSeparator />}
            {group.map((command) => (
              <MenuItem key={command.id} command={command} context={context} />
            ))}
          </div>
        ))}
      </ContextMenuContent>
    </ContextMenu>
  );
}

/** Selects what is under the pointer, unless it is part of the selection already. */
function takeAim({ store }: CommandContext, event: MouseEvent): void {
  const { selection } = store.getState();
  const target = event.target instanceof Element ? event.target : undefined;
  const id = target?.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
  const wire = target?.closest<SVGElement>(".react-flow__edge")?.dataset["id"];
  if (id !== undefined && !selection.nodes.has(id)) store.select([id]);
  else if (wire !== undefined && !selection.edges.has(wire)) store.select([], [wire]);
  else if (id === undefined && wire === undefined && !target?.closest(".react-flow__nodesselection")) store.select([]);
}

function MenuItem({ command, context }: { command: Command; context: CommandContext }) {
  const mod = useModKey();
  const allowed = useCanvas((state) => isAllowed(command, state));
  const { icon: Icon, name, keys } = command;
  return (
    <ContextMenuItem
      disabled={!allowed}
      destructive={command === deleteSelection}
      shortcut={keys?.[0] && shortcutText(keys[0], mod)}
      // The menu gives the focus back first, and a field or a dialog then takes it.
      onSelect={() => setTimeout(() => command.run(context), 0)}
    >
      {Icon && <Icon aria-hidden />}
      {t(name)}
    </ContextMenuItem>
  );
}
