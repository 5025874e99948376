"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDebounced } from "@/components/messages/use-debounced";
import { useTRPC } from "@/components/trpc/client";

/** Which of a store's chunks are shown. */
export interface ChunkFilter {
  /** Empty: those of all loaders. */
  loaderId: string;
  search: string;
  page: number;
}

/** A page of a store's chunks, as one narrows it down. */
export function useChunks(storeId: string) {
  const trpc = useTRPC();
  const [filter, setFilter] = useState<ChunkFilter>({ loaderId: "", search: "", page: 1 });
  const { loaderId, page } = filter;
  const search = useDebounced(filter.search.trim(), 200);
  const { data, error } = useQuery(
    trpc.documentStores.chunks.queryOptions(
      { id: storeId, page, ...(loaderId !== "" && { loaderId }), ...(search !== "" && { search }) },
      { placeholderData: keepPreviousData },
    ),
  );
  return { filter, setFilter, data, error, search };
}
