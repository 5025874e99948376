"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { NodeChoice } from "@/domain/documents/node-choice";
import type { DocumentStore, StoreLoader } from "./document-store";

export interface LoaderDraft {
  loader: NodeChoice | undefined;
  splitter: NodeChoice | undefined;
}

/** Chunks that a preview shows. */
const previewCount = 20;

/** Signs that a request may have, with files written as Base64. */
const mostSent = 70_000_000;

/** Looking at what a loader would give, and saving it. */
export function useLoader({
  store,
  loader,
  onDone,
}: {
  store: DocumentStore;
  loader: StoreLoader | undefined;
  onDone: () => void;
}) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const fields = (draft: LoaderDraft) => {
    if (!draft.loader) throw new Error(t("Choose a loader first."));
    if (JSON.stringify(draft.loader).length > mostSent)
      throw new Error(t("These files are larger than 50 MB together. Add them with several loaders."));
    return {
      ...{ id: store.id, loader: draft.loader, splitter: draft.splitter ?? null },
      ...(loader && { loaderId: loader.id }),
    };
  };
  const preview = useMutation({
    mutationFn: async (draft: LoaderDraft) =>
      client.documentStores.preview.mutate({ ...fields(draft), count: previewCount }),
  });
  const save = useMutation({
    mutationFn: async ({ draft, process }: { draft: LoaderDraft; process: boolean }) => {
      const { id } = await client.documentStores.saveLoader.mutate(fields(draft));
      if (process) await client.documentStores.process.mutate({ id: store.id, loaderId: id });
    },
    onSuccess: onDone,
    onSettled: () => void queries.invalidateQueries(trpc.documentStores.pathFilter()),
  });
  const failure = save.error ?? preview.error;
  return {
    preview: (draft: LoaderDraft) => preview.mutate(draft),
    previewing: preview.isPending,
    previewed: preview.data,
    save: (draft: LoaderDraft, { process }: { process: boolean }) => save.mutate({ draft, process }),
    saving: save.isPending,
    error: failure ? errorMessage(failure) : undefined,
  };
}
