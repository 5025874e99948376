"use client";

import { useState } from "react";
import { CodeDialog } from "@/components/export-code/code-dialog";
import type { FlowSummary } from "./flow-summary";
import { MoveDialog } from "./move-dialog";
import { ShareDialog } from "./share-dialog";
import { TagDialog } from "./tag-dialog";
import { UsageDialog } from "./usage-dialog";
import type { Folders } from "./use-folders";

type Open =
  | { kind: "move" | "tag"; flows: readonly FlowSummary[] }
  | { kind: "share" | "usage" | "code"; flow: FlowSummary };

/** Which dialog about flows of the list is open. */
export function useFlowDialogs() {
  const [open, setOpen] = useState<Open | null>(null);
  return { open, show: setOpen, close: () => setOpen(null) };
}

export type FlowDialogState = ReturnType<typeof useFlowDialogs>;

interface FlowDialogsProps {
  dialogs: FlowDialogState;
  folders: Folders;
  tags: readonly string[];
}

export function FlowDialogs({ dialogs: { open, close }, folders, tags }: FlowDialogsProps) {
  const many = (kind: Open["kind"]) => (open && open.kind === kind && "flows" in open ? open.flows : null);
  const one = (kind: Open["kind"]) => (open && open.kind === kind && "flow" in open ? open.flow : null);
  const coded = one("code");
  return (
    <>
      <MoveDialog flows={many("move")} folders={folders} onClose={close} />
      <TagDialog flows={many("tag")} known={tags} onClose={close} />
      <ShareDialog flow={one("share")} onClose={close} />
      <CodeDialog source={coded && { id: coded.id }} onClose={close} />
      <UsageDialog flow={one("usage")} onClose={close} />
    </>
  );
}
