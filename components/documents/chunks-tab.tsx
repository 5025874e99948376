"use client";

import { useState } from "react";
import { errorMessage } from "@/components/trpc/error-message";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { t } from "@/components/words/t";
import { ChunkCard } from "./chunk-card";
import { ChunkDialog } from "./chunk-dialog";
import { ChunkFilters } from "./chunk-filters";
import type { DocumentStore, StoreChunk } from "./document-store";
import { useChunks } from "./use-chunks";

/** The pieces that the loaders gave, to be read, mended and removed. */
export function ChunksTab({ store, canEdit }: { store: DocumentStore; canEdit: boolean }) {
  const { filter, setFilter, data, error, search } = useChunks(store.id);
  const [open, setOpen] = useState<StoreChunk>();
  if (error) return <p role="alert">{errorMessage(error)}</p>;
  return (
    <div className="flex flex-col gap-4">
      <ChunkFilters loaders={store.loaders} filter={filter} onFilter={setFilter} count={data?.count ?? 0} />
      {!data && <TableSkeleton />}
      {data?.count === 0 && (
        <p className="text-muted-foreground">
          {search === ""
            ? t("There are no chunks yet. Process a loader to make them.")
            : t("No chunk holds “{search}”.", { search })}
        </p>
      )}
      {data && data.chunks.length > 0 && (
        <ol className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {data.chunks.map((chunk) => (
            <li key={chunk.id}>
              <ChunkCard chunk={chunk} onOpen={() => setOpen(chunk)} />
            </li>
          ))}
        </ol>
      )}
      <ChunkDialog storeId={store.id} chunk={open} canEdit={canEdit} onClose={() => setOpen(undefined)} />
    </div>
  );
}
