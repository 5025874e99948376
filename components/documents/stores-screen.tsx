"use client";

import { useQuery } from "@tanstack/react-query";
import { LibraryBig, Plus } from "lucide-react";
import { useState } from "react";
import { Page } from "@/components/frame/page";
import { useAskedToBegin } from "@/components/frame/use-asked-to-begin";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { CreateStoreDialog } from "./create-store-dialog";
import { StoreTable } from "./store-table";

/** All document stores of the workspace. */
export function StoresScreen() {
  const trpc = useTRPC();
  const { data: stores, error, refetch } = useQuery(trpc.documentStores.list.queryOptions());
  const { canEdit } = useViewer();
  const [creating, setCreating] = useState(false);
  useAskedToBegin(canEdit, () => setCreating(true));
  const [search, setSearch] = useQueryParam("search");
  const words = search.trim().toLowerCase();
  const found = stores?.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(words));
  const create = canEdit && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t("New document store")}
    </Button>
  );
  return (
    <Page
      title={t("Documents")}
      description={t("Documents that are loaded, cut and embedded once, and used by any number of flows.")}
      action={stores?.length !== 0 && create}
    >
      {stores?.length === 0 && (
        <EmptyState icon={<LibraryBig aria-hidden />} title={t("No document stores yet")} action={create}>
          {t(
            "A document store holds what your flows should know. Add loaders for files and pages, look at the pieces they are cut into, and fill a vector store with them. Then ask it, here or from any flow.",
          )}
        </EmptyState>
      )}
      {found && stores && stores.length > 0 && (
        <>
          <SearchInput
            label={t("Search document stores")}
            slashKey
            value={search}
            onValueChange={setSearch}
            className="max-w-sm"
          />
          {found.length > 0 ? (
            <StoreTable stores={found} />
          ) : (
            <p className="text-muted-foreground">
              {rich("No document store is called “{search}”.", { search: search.trim() })}
            </p>
          )}
        </>
      )}
      {!stores && !error && <TableSkeleton />}
      {!stores && error && (
        <ErrorState
          title={t("The document stores could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      <CreateStoreDialog open={creating} onOpenChange={setCreating} />
    </Page>
  );
}
