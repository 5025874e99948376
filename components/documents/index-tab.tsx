"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { Catalogue } from "@/components/canvas/catalogue";
import { NodeChoiceField } from "@/components/node-form/node-choice-field";
import { freshChoice } from "@/components/node-form/node-form";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import type { NodeChoice } from "@/domain/documents/node-choice";
import type { DocumentStore } from "./document-store";
import { useStoreWork } from "./use-store-work";

interface IndexTabProps {
  store: DocumentStore;
  catalogue: Catalogue;
  canEdit: boolean;
}

interface Draft {
  embedding: NodeChoice | undefined;
  vectorStore: NodeChoice | undefined;
  recordManager: NodeChoice | undefined;
}

/** With which nodes the chunks are embedded and kept. */
export function IndexTab({ store, catalogue, canEdit }: IndexTabProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(store, catalogue));
  const set = (name: keyof Draft) => (choice: NodeChoice | undefined) =>
    setDraft((now) => ({ ...now, [name]: choice }));
  const { save, saving } = useIndexing(store.id);
  const { work, busy } = useStoreWork(store.id);
  const ready = draft.embedding !== undefined && draft.vectorStore !== undefined;
  const upsert = async () => {
    if (await save(draft)) work("upsert");
  };
  return (
    <fieldset disabled={!canEdit} className="flex max-w-2xl flex-col gap-7">
      <NodeChoiceField
        {...{ catalogue, label: t("Embeddings"), category: "Embeddings" }}
        help={t("Turns chunks and questions into vectors. Another one later means that everything is embedded again.")}
        value={draft.embedding}
        onChange={set("embedding")}
      />
      <NodeChoiceField
        {...{ catalogue, label: t("Vector store"), category: "Vector Stores" }}
        help={t("Where the vectors are kept and searched.")}
        value={draft.vectorStore}
        onChange={set("vectorStore")}
      />
      <NodeChoiceField
        {...{ catalogue, label: t("Record manager"), category: "Record Manager", optional: true }}
        help={t(
          "Remembers what is in the vector store, so that nothing is embedded twice and what vanished is removed.",
        )}
        value={draft.recordManager}
        onChange={set("recordManager")}
      />
      {canEdit && (
        <div className="flex flex-wrap gap-2">
          <Button disabled={!ready} busy={saving} onClick={() => void save(draft)}>
            {t("Save")}
          </Button>
          <Button
            variant="primary"
            disabled={!ready || store.chunks === 0 || store.jobId !== null}
            busy={saving || busy}
            onClick={() => void upsert()}
          >
            {t("Save and upsert")}
          </Button>
          {store.chunks === 0 && <p className="self-center text-muted-foreground">{t("Process a loader first.")}</p>}
        </div>
      )}
    </fieldset>
  );
}

/** What this server brings along, for stores that have no setting yet. */
const usual = {
  embedding: "builtinEmbeddings",
  vectorStore: "builtinVectorStore",
  recordManager: "builtinRecordManager",
};

function draftOf({ indexing }: DocumentStore, { specs }: Catalogue): Draft {
  if (indexing) return { recordManager: undefined, ...indexing };
  const fresh = (name: string): NodeChoice | undefined => {
    const spec = specs.get(name);
    return spec && freshChoice(spec);
  };
  return {
    embedding: fresh(usual.embedding),
    vectorStore: fresh(usual.vectorStore),
    recordManager: fresh(usual.recordManager),
  };
}

function useIndexing(id: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const configure = useMutation(
    trpc.documentStores.configure.mutationOptions({
      onError: (error) => void toast.error(t("The setting was not saved"), { description: errorMessage(error) }),
      onSettled: () => void queries.invalidateQueries(trpc.documentStores.pathFilter()),
    }),
  );
  /** Whether it is saved. */
  const save = async ({ embedding, vectorStore, recordManager }: Draft): Promise<boolean> => {
    if (!embedding || !vectorStore) return false;
    const indexing = { embedding, vectorStore, ...(recordManager && { recordManager }) };
    return configure.mutateAsync({ id, indexing }).then(
      () => true,
      () => false,
    );
  };
  return { save, saving: configure.isPending };
}
