"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { t } from "@/components/words/t";
import type { StoreChunk } from "./document-store";
import { readMetadata } from "./read-metadata";

interface ChunkDialogProps {
  storeId: string;
  chunk: StoreChunk | undefined;
  canEdit: boolean;
  onClose: () => void;
}

/** A chunk whole: its text and its metadata, to be changed or deleted. */
export function ChunkDialog({ storeId, chunk, canEdit, onClose }: ChunkDialogProps) {
  return (
    <Dialog open={chunk !== undefined} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t("Chunk {number}", { number: chunk?.number ?? "" })}
        {...(canEdit && { description: t("What you change here is replaced when its loader is processed again.") })}
        size="lg"
      >
        {chunk && <ChunkForm storeId={storeId} chunk={chunk} canEdit={canEdit} onDone={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

interface ChunkFormProps {
  storeId: string;
  chunk: StoreChunk;
  canEdit: boolean;
  onDone: () => void;
}

function ChunkForm({ storeId, chunk, canEdit, onDone }: ChunkFormProps) {
  const [content, setContent] = useState(chunk.pageContent);
  const [metadata, setMetadata] = useState(() => JSON.stringify(chunk.metadata, null, 2));
  const [unreadable, setUnreadable] = useState<string>();
  const { change, remove, busy, error } = useChunk(storeId, chunk.id, onDone);
  const save = () => {
    const read = readMetadata(metadata);
    if (!read) setUnreadable(t("This is no JSON object. Mend it, or copy it somewhere and cancel."));
    else change({ pageContent: content, metadata: read });
  };
  return (
    <>
      <DialogBody>
        <Field label={t("Text")} error={error}>
          {(control) => (
            <Textarea
              {...control}
              rows={10}
              readOnly={!canEdit}
              value={content}
              onChange={(event) => setContent(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("Metadata")} error={unreadable}>
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              readOnly={!canEdit}
              spellCheck={false}
              className="font-mono text-sm"
              value={metadata}
              onChange={(event) => {
                setMetadata(event.target.value);
                setUnreadable(undefined);
              }}
            />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        {canEdit && (
          <Button className="sm:mr-auto" busy={busy} onClick={remove}>
            {t("Delete chunk")}
          </Button>
        )}
        <DialogClose asChild>
          <Button>{canEdit ? t("Cancel") : t("Close")}</Button>
        </DialogClose>
        {canEdit && (
          <Button variant="primary" busy={busy} disabled={content.trim() === ""} onClick={save}>
            {t("Save")}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}

function useChunk(id: string, chunkId: string, onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSuccess = () => {
    void queries.invalidateQueries(trpc.documentStores.pathFilter());
    onDone();
  };
  const change = useMutation(trpc.documentStores.changeChunk.mutationOptions({ onSuccess }));
  const remove = useMutation(trpc.documentStores.deleteChunk.mutationOptions({ onSuccess }));
  const failure = change.error ?? remove.error;
  return {
    change: (next: { pageContent: string; metadata: Record<string, unknown> }) =>
      change.mutate({ id, chunkId, ...next }),
    remove: () => remove.mutate({ id, chunkId }),
    busy: change.isPending || remove.isPending,
    error: failure && errorMessage(failure),
  };
}
