"use client";

import { useQuery } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { useState } from "react";
import { CanvasProvider } from "@/components/canvas/canvas-context";
import type { indexCatalogue } from "@/components/canvas/catalogue";
import { FlowSurface } from "@/components/canvas/flow-surface";
import { lookedAt } from "@/components/canvas/looked-at";
import { useTRPC } from "@/components/trpc/client";
import { Skeleton } from "@/components/ui/skeleton";
import { translatedCatalogue } from "@/components/words/translated-catalogue";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDocument } from "@/domain/flow/flow-document";

interface TemplatePreviewProps {
  document: FlowDocument;
  kind: FlowKind;
}

/** A template's drawing, to look at. */
export function TemplatePreview(props: TemplatePreviewProps) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  if (!data) return <Skeleton className="m-4 h-24" />;
  return <Drawing {...props} listed={data} />;
}

function Drawing({ document, kind, listed }: TemplatePreviewProps & { listed: Parameters<typeof indexCatalogue>[0] }) {
  const [value] = useState(() => lookedAt(document, kind, listed));
  return (
    <CanvasProvider value={value}>
      <ReactFlowProvider>
        <FlowSurface onDropSpec={() => undefined} />
      </ReactFlowProvider>
    </CanvasProvider>
  );
}
