"use client";

import { useReactFlow } from "@xyflow/react";
import { Pin } from "lucide-react";
import type { ReactNode } from "react";
import { ChatPanel } from "@/components/chat/chat-panel";
import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { isDirty } from "@/components/canvas/canvas-state";
import { goToNode } from "@/components/canvas/go-to-node";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { saveFlow } from "@/components/canvas/save-flow";
import { t } from "@/components/words/t";

/** The chat beside the canvas: what is asked runs what is drawn, and each node shows what it does. */
export function ChatPane({ heading }: { heading: ReactNode }) {
  const { store, storage } = useCanvasContext();
  const view = useReactFlow<CardNode, WireEdge>();
  const { id, name } = useCanvas((state) => state.head);
  const version = useCanvas((state) => state.base.number);
  const refusal = useRefusal();
  const saveFirst = async () => {
    const state = store.getState();
    if (state.readOnly || (!isDirty(state) && state.published !== null)) return true;
    if (await saveFlow(store, storage)) return true;
    throw new Error(t("The flow could not be saved, and the chat runs what is saved. See the top of the page."));
  };
  return (
    <>
      <PinNote />
      <ChatPanel
        flowId={id}
        flowName={name}
        mode="internal"
        revision={version ?? undefined}
        beforeSend={saveFirst}
        onRunStart={store.clearSteps}
        onStep={({ nodeId, status, ms, error }) => store.step(nodeId, { status, ms, error })}
        onRunEnd={() => store.setState({ runsEnded: store.getState().runsEnded + 1 })}
        onOpenNode={(nodeId) => goToNode(store, view, nodeId)}
        disabledReason={refusal}
        heading={heading}
        className="flex-1"
      />
    </>
  );
}

/** What is asked here does not run everything. */
function PinNote() {
  const pinned = useCanvas(({ pins, document }) => document.nodes.filter(({ id }) => pins.has(id)).length);
  if (pinned === 0) return null;
  return (
    <p className="flex items-center gap-2 border-b bg-muted/50 px-4 py-1.5 text-sm text-muted-foreground">
      <Pin aria-hidden className="size-3.5 shrink-0" />
      {t(
        "{pinned, plural, =1 {A pinned output stands in for steps here} other {# pinned outputs stand in for steps here}}",
        { pinned },
      )}
    </p>
  );
}

/** Why nothing can be asked now, with what to do about it. */
function useRefusal(): string | undefined {
  const empty = useCanvas((state) => state.document.nodes.length === 0);
  const errors = useCanvas((state) => state.problems.filter((problem) => problem.severity === "error").length);
  const first = useCanvas((state) => state.problems.find((problem) => problem.severity === "error")?.message);
  if (empty) return t("Add nodes to the canvas first, such as a chain and a model.");
  if (errors === 1 && first) return t("One problem keeps this flow from running: {first}", { first: t(first) });
  if (errors > 1)
    return t("{errors} problems keep this flow from running. They are listed at the top of the page.", { errors });
  return undefined;
}
