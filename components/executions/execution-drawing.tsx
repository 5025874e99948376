"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useEffectEvent, useState } from "react";
import { CanvasProvider } from "@/components/canvas/canvas-context";
import type { indexCatalogue } from "@/components/canvas/catalogue";
import { FlowSurface } from "@/components/canvas/flow-surface";
import { lookedAt } from "@/components/canvas/looked-at";
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
  const [value] = useState(() => lookedAt(document, "agentflow", listed));
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
