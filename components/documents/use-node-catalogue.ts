"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Catalogue, indexCatalogue } from "@/components/canvas/catalogue";
import { useTRPC } from "@/components/trpc/client";
import { translatedCatalogue } from "@/components/words/translated-catalogue";

/** The server's nodes, once they are here. */
export function useNodeCatalogue(): Catalogue | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  return useMemo(() => data && indexCatalogue(data), [data]);
}
