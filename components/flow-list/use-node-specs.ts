"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/components/trpc/client";
import { translatedCatalogue } from "@/components/words/translated-catalogue";
import type { NodeSpec } from "@/domain/catalogue/node-spec";

/** The catalogue's nodes by their type key. Empty until it has been loaded. */
export function useNodeSpecs(): ReadonlyMap<string, NodeSpec> {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  return useMemo(() => new Map((data?.nodes ?? []).map((spec) => [spec.name, spec])), [data]);
}
