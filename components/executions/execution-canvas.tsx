"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { Skeleton } from "@/components/ui/skeleton";
import { translatedCatalogue } from "@/components/words/translated-catalogue";
import { ExecutionDrawing, type ExecutionDrawingProps } from "./execution-drawing";

/** The flow as it was when it ran, as members see it. */
export function ExecutionCanvas(props: Omit<ExecutionDrawingProps, "listed">) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  if (!data) return <Skeleton className="m-4 h-24" />;
  return <ExecutionDrawing {...props} listed={data} />;
}
