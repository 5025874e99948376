"use client";

import { useQuery } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useEffectEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { CanvasProvider, type CanvasContextValue } from "@/components/canvas/canvas-context";
import { createCanvasStore } from "@/components/canvas/canvas-store";
import { indexCatalogue } from "@/components/canvas/catalogue";
import { FlowSurface } from "@/components/canvas/flow-surface";
import { Skeleton } from "@/components/ui/skeleton";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { ExecutionStep } from "./execution";
import { stepViews } from "./step-views";

interface ExecutionCanvasProps {
  document: FlowDocument;
  trace: readonly ExecutionStep[];
  /** Node of the chosen step. */
  chosen: string | undefined;
  onChoose: (nodeId: string) => void;
}

/** The flow as it was when it ran, with what became of each step. */
export function ExecutionCanvas(props: ExecutionCanvasProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  if (!data) return <Skeleton className="m-4 h-24" />;
  return <Drawing {...props} listed={data} />;
}

function Drawing({
  document,
  trace,
  chosen,
  onChoose,
  listed,
}: ExecutionCanvasProps & { listed: Parameters<typeof indexCatalogue>[0] }) {
  const [value] = useState(() => lookedAt(document, listed));
  const { store } = value;
  useEffect(() => store.setState({ steps: stepViews(trace) }), [store, trace]);
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
function lookedAt(document: FlowDocument, listed: Parameters<typeof indexCatalogue>[0]): CanvasContextValue {
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
