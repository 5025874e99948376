"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useEffectEvent, useState } from "react";
import { type CanvasContextValue, CanvasProvider } from "@/components/canvas/canvas-context";
import { createCanvasStore } from "@/components/canvas/canvas-store";
import { indexCatalogue } from "@/components/canvas/catalogue";
import { FlowSurface } from "@/components/canvas/flow-surface";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { stepViews } from "./step-views";
import type { TimelineStep, UnderWay } from "./timeline-step";

type Listed = Parameters<typeof indexCatalogue>[0];

export interface ExecutionDrawingProps {
  document: FlowDocument;
  trace: readonly TimelineStep[];
  open: readonly UnderWay[];
  /** Node of the chosen step. */
  chosen: string | undefined;
  onChoose: (nodeId: string) => void;
  /** At least the nodes that are drawn. */
  listed: Listed;
}

/** A flow with what became of each step, and what is under way. */
export function ExecutionDrawing({ document, trace, open, chosen, onChoose, listed }: ExecutionDrawingProps) {
  const [value] = useState(() => lookedAt(document, listed));
  const { store } = value;
  useEffect(() => store.setState({ steps: stepViews(trace, open) }), [store, trace, open]);
  useEffect(() => {
    const { nodes } = store.getState().selection;
    if (chosen !== undefined && !nodes.has(chosen)) store.select([chosen]);
  }, [store, chosen]);
  const choose = useEffectEvent(onChoose);
  useEffect(
    () =>
      store.subscribe(({ selection }, before) => {
        const [first] = selection.nodes;
        if (selection !== before.selection && first !== undefined) choose(first);
      }),
    [store],
  );
  return (
    <CanvasProvider value={value}>
      <ReactFlowProvider>
        <FlowSurface onDropSpec={() => undefined} />
      </ReactFlowProvider>
    </CanvasProvider>
  );
}

/** A canvas that is only looked at: nothing of it is ever stored. */
function lookedAt(document: FlowDocument, listed: Listed): CanvasContextValue {
  const refuse = () => Promise.reject(new Error("A run that has been cannot be changed."));
  return {
    store: createCanvasStore({
      head: { id: "", name: "", kind: "agentflow", isPublic: false, keyIds: null },
      base: { number: null, document },
      ...{ published: null, readOnly: true, paletteOpen: false },
    }),
    catalogue: indexCatalogue(listed),
    storage: { save: refuse, load: refuse, explain: () => ({ kind: "failed", message: "" }) },
    userId: "",
    keepFile: refuse,
  };
}
