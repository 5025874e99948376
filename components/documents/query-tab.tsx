"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { DocumentStore } from "./document-store";
import { FoundPassages } from "./found-passages";
import { QueryForm, type StoreQuery } from "./query-form";

/** Asks the store as a flow would, to see what it finds. */
export function QueryTab({ store }: { store: DocumentStore }) {
  const client = useTRPCClient();
  const query = useMutation({
    mutationFn: ({ question, topK }: StoreQuery) =>
      client.documentStores.query.query({
        ...{ id: store.id, question },
        ...(topK !== undefined && { inputs: { topK } }),
      }),
  });
  if (store.upsertedAt === null)
    return (
      <p className="text-muted-foreground">
        {t("Nothing can be found yet. Process the loaders, then choose a vector store and upsert into it.")}
      </p>
    );
  return (
    <div className="flex flex-col gap-5">
      <QueryForm busy={query.isPending} onAsk={(asked) => query.mutate(asked)} />
      {query.error && (
        <p role="alert" className="rounded-md bg-failed-soft px-3 py-2 text-failed">
          {errorMessage(query.error)}
        </p>
      )}
      {query.data && <FoundPassages answer={query.data} />}
    </div>
  );
}
