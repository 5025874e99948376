"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Page } from "@/components/frame/page";
import { useQueryParam } from "@/components/frame/use-query-param";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { t } from "@/components/words/t";
import { ChunksTab } from "./chunks-tab";
import type { DocumentStore } from "./document-store";
import { IndexTab } from "./index-tab";
import { LoadersTab } from "./loaders-tab";
import { QueryTab } from "./query-tab";
import { StoreActions } from "./store-actions";
import { StoreFacts } from "./store-facts";
import { StoreWork } from "./store-work";
import { UpsertHistory } from "./upsert-history";
import { useNodeCatalogue } from "./use-node-catalogue";

/** One document store: its loaders, its chunks, where they are kept, and what can be found. */
export function StoreScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data: store, error, refetch } = useQuery(trpc.documentStores.get.queryOptions({ id }));
  if (store) return <LoadedStore store={store} />;
  return (
    <Page title={t("Document store")}>
      {!error && <TableSkeleton />}
      {error && errorCode(error) === "NOT_FOUND" && <NotFound />}
      {error && errorCode(error) !== "NOT_FOUND" && (
        <ErrorState
          title={t("The document store could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
    </Page>
  );
}

function NotFound() {
  return (
    <EmptyState
      title={t("This document store does not exist")}
      action={
        <Button asChild>
          <Link href="/documents">{t("To the document stores")}</Link>
        </Button>
      }
    >
      {t("It may have been deleted, or it belongs to another workspace.")}
    </EmptyState>
  );
}

function LoadedStore({ store }: { store: DocumentStore }) {
  const { canEdit } = useViewer();
  const catalogue = useNodeCatalogue();
  const [tab, setTab] = useQueryParam("tab");
  return (
    <Page
      title={store.name}
      {...(store.description !== "" && { description: store.description })}
      action={canEdit && <StoreActions store={store} />}
    >
      <StoreFacts store={store} />
      <StoreWork store={store} canEdit={canEdit} />
      <Tabs value={tab || "loaders"} onValueChange={setTab}>
        <TabsList>
          <TabsTrigger value="loaders">{t("Loaders")}</TabsTrigger>
          <TabsTrigger value="chunks">{t("Chunks")}</TabsTrigger>
          <TabsTrigger value="index">{t("Vector store")}</TabsTrigger>
          <TabsTrigger value="query">{t("Query test")}</TabsTrigger>
          <TabsTrigger value="history">{t("History")}</TabsTrigger>
        </TabsList>
        {catalogue ? (
          <>
            <TabsContent value="loaders" className="pt-5">
              <LoadersTab store={store} catalogue={catalogue} canEdit={canEdit} />
            </TabsContent>
            <TabsContent value="chunks" className="pt-5">
              <ChunksTab store={store} canEdit={canEdit} />
            </TabsContent>
            <TabsContent value="index" className="pt-5">
              <IndexTab store={store} catalogue={catalogue} canEdit={canEdit} />
            </TabsContent>
            <TabsContent value="query" className="pt-5">
              <QueryTab store={store} />
            </TabsContent>
            <TabsContent value="history" className="pt-5">
              <UpsertHistory ownerId={store.id} />
            </TabsContent>
          </>
        ) : (
          <TableSkeleton />
        )}
      </Tabs>
    </Page>
  );
}
