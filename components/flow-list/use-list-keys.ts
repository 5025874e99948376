"use client";

import type { KeyboardEvent } from "react";
import { isTyping } from "@/components/frame/is-typing";
import { focusFlowLink } from "./focus-flow-link";
import type { FlowSummary } from "./flow-summary";
import type { FlowActions } from "./use-flow-actions";
import type { Selection } from "./use-selection";

interface ListKeysInput {
  flows: readonly FlowSummary[];
  actions: FlowActions;
  canEdit: boolean;
  selection: Selection;
  onRename: (id: string) => void;
}

/** The keys of the row that has the focus. */
export function useListKeys({ flows, actions, canEdit, selection, onRename }: ListKeysInput) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement)) return;
    const id = event.target.closest<HTMLElement>("[data-flow]")?.dataset["flow"];
    const at = flows.findIndex((flow) => flow.id === id);
    const flow = flows[at];
    if (!flow) return;
    const act = keyActions({
      flow,
      actions,
      selection,
      onRename,
      move: (by) => focusFlowLink(event.currentTarget, flows[at + by]?.id ?? ""),
    });
    const found = act[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!found || (found.needs && !(canEdit && (found.needs === "edit" || flow.access.mayChange)))) return;
    event.preventDefault();
    event.stopPropagation();
    found.run();
  };
}

interface KeyInput extends Omit<ListKeysInput, "flows" | "canEdit"> {
  flow: FlowSummary;
  move: (by: number) => void;
}

function keyActions({
  flow,
  actions,
  selection,
  onRename,
  move,
}: KeyInput): Record<string, { needs?: "edit" | "change"; run: () => void } | undefined> {
  const down = { run: () => move(1) };
  const up = { run: () => move(-1) };
  const remove = { needs: "change" as const, run: () => actions.remove([flow]) };
  return {
    ArrowDown: down,
    j: down,
    ArrowUp: up,
    k: up,
    x: { run: () => selection.toggle(flow.id) },
    Escape: { run: () => selection.set([]) },
    e: { run: () => actions.exportFiles([flow]) },
    f: { run: () => actions.setFavourite(flow, !flow.favourite) },
    u: { run: () => actions.showUsage(flow) },
    d: { needs: "edit", run: () => actions.duplicate(flow) },
    m: { needs: "edit", run: () => actions.move([flow]) },
    t: { needs: "change", run: () => actions.tag([flow]) },
    F2: { needs: "change", run: () => onRename(flow.id) },
    Delete: remove,
    Backspace: remove,
  };
}
