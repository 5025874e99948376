"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { IconButton } from "@/components/ui/icon-button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { ChunkCard } from "./chunk-card";
import { ChunkDialog } from "./chunk-dialog";
import type { DocumentStore, StoreChunk } from "./document-store";

const all = "all";
const perPage = 50;

/** The pieces that the loaders gave, to be read, mended and removed. */
export function ChunksTab({ store, canEdit }: { store: DocumentStore; canEdit: boolean }) {
  const trpc = useTRPC();
  const [loaderId, setLoaderId] = useState(all);
  const [page, setPage] = useState(1);
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<StoreChunk>();
  const { data, error } = useQuery(
    trpc.documentStores.chunks.queryOptions({ id: store.id, page, ...(loaderId !== all && { loaderId }) }),
  );
  const words = search.trim().toLowerCase();
  const found = data?.chunks.filter(({ pageContent }) => pageContent.toLowerCase().includes(words));
  if (error) return <p role="alert">{errorMessage(error)}</p>;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput
          label="Search this page of chunks"
          value={search}
          onValueChange={setSearch}
          className="min-w-60 flex-1"
        />
        <Select
          aria-label="Loader"
          className="w-56"
          value={loaderId}
          onValueChange={(next) => {
            setLoaderId(next);
            setPage(1);
          }}
          choices={[
            { value: all, label: "All loaders" },
            ...store.loaders.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {data && <Pages page={page} count={data.count} onPage={setPage} />}
      </div>
      {!found && <TableSkeleton />}
      {data?.count === 0 && (
        <p className="text-muted-foreground">There are no chunks yet. Process a loader to make them.</p>
      )}
      {data && data.count > 0 && found?.length === 0 && (
        <p className="text-muted-foreground">No chunk of this page holds “{search.trim()}”.</p>
      )}
      {found && found.length > 0 && (
        <ol className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {found.map((chunk) => (
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

function Pages({ page, count, onPage }: { page: number; count: number; onPage: (page: number) => void }) {
  const pages = Math.max(1, Math.ceil(count / perPage));
  if (pages === 1) return null;
  return (
    <div className="flex items-center gap-1 text-sm text-muted-foreground tabular-nums">
      <IconButton label="Previous page" size="sm" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft />
      </IconButton>
      {page} of {pages}
      <IconButton label="Next page" size="sm" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <ChevronRight />
      </IconButton>
    </div>
  );
}
