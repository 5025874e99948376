"use client";

import { ReactFlowProvider, useNodesInitialized, useReactFlow, useStore } from "@xyflow/react";
import { useEffect, useState } from "react";
import { CanvasProvider, type CanvasContextValue } from "@/components/canvas/canvas-context";
import { createCanvasStore } from "@/components/canvas/canvas-store";
import type { Catalogue } from "@/components/canvas/catalogue";
import { FlowSurface } from "@/components/canvas/flow-surface";
import { useNodeCatalogue } from "@/components/documents/use-node-catalogue";
import { keepInline } from "@/components/node-form/keep-inline";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import type { DrawnFlow } from "./use-drawing";

/** A drawing to look at: it can be moved around in, not changed. */
export function DraftPreview({ flow }: { flow: DrawnFlow }) {
  const catalogue = useNodeCatalogue();
  return (
    <div className="h-[46dvh] min-h-60 shrink-0 overflow-hidden rounded-lg border bg-canvas">
      {catalogue ? <Surface flow={flow} catalogue={catalogue} /> : <Skeleton className="h-full" />}
    </div>
  );
}

function Surface({ flow, catalogue }: { flow: DrawnFlow; catalogue: Catalogue }) {
  const [value] = useState(() => contextFor(flow, catalogue));
  return (
    <CanvasProvider value={value}>
      <ReactFlowProvider>
        <FlowSurface preview onDropSpec={ignore}>
          <FitAlways />
        </FlowSurface>
      </ReactFlowProvider>
    </CanvasProvider>
  );
}

/** The dialog grows while the drawing is put into it. */
function FitAlways() {
  const { fitView } = useReactFlow();
  const ready = useNodesInitialized();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    if (ready && width > 0 && height > 0) void fitView({ maxZoom: 1, padding: 0.1 });
  }, [ready, width, height, fitView]);
  return null;
}

function contextFor({ name, kind, document, problems }: DrawnFlow, catalogue: Catalogue): CanvasContextValue {
  const store = createCanvasStore({
    head: { id: "", name, kind, isPublic: false, keyIds: [] },
    base: { number: null, document },
    published: null,
    readOnly: true,
  });
  store.setState({ problems });
  return { store, catalogue, storage: nowhere, userId: "", tab: "", keepFile: keepInline };
}

const ignore = (): void => undefined;
const refuse = (): Promise<never> => Promise.reject(new Error(t("A proposal is not saved.")));
const nowhere: CanvasContextValue["storage"] = {
  save: refuse,
  load: refuse,
  version: refuse,
  explain: () => ({ kind: "failed", message: "" }),
};
