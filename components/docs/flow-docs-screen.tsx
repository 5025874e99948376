"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { DocsPage } from "./docs-page";

/** How to call one flow, with its own id, form and values. */
export function FlowDocsScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.flows.apiDocument.queryOptions({ id }));
  if (data) {
    const servers = [{ url: `${window.location.origin}/api/v1` }];
    return <DocsPage document={{ ...data, servers }} source={`/api/v1/openapi/${encodeURIComponent(id)}`} />;
  }
  return (
    <main className="mx-auto max-w-5xl px-4 py-12 sm:px-8">
      {error ? (
        <ErrorState
          title={t("The flow could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <div aria-busy className="flex flex-col gap-6">
          <h1 className="sr-only">{t("API of a flow")}</h1>
          <Skeleton className="h-9 w-64" />
          <Skeleton className="h-24" />
          <Skeleton className="h-96" />
        </div>
      )}
    </main>
  );
}
