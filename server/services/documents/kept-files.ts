import { z } from "zod";
import type { FileSource, SentFile } from "@/server/nodes/documents/document-slots";
import type { FileStore } from "@/server/platform/file-store";
import { newId } from "@/server/platform/ids";

/** A file that lies in the file store, as rows name it. */
export const keptFile = z.object({ id: z.string(), name: z.string(), mime: z.string() });
export type KeptFile = z.output<typeof keptFile>;

/** Keeps files until `FileStore.remove` is told their ids. */
export async function keepSentFiles(store: FileStore, files: readonly SentFile[]): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  try {
    for (const { name, mime, bytes } of files) {
      const file = { id: newId(), name, mime };
      await store.write(file.id, bytes);
      kept.push(file);
    }
  } catch (error) {
    await store.remove(kept.map(({ id }) => id));
    throw error;
  }
  return kept;
}

/** Each is read when its turn comes. Rejects with `not_found` when one is gone. */
export const openKeptFiles = (store: FileStore, files: readonly KeptFile[]): Promise<FileSource[]> =>
  Promise.all(files.map(async ({ id, name, mime }) => ({ name, mime, ...(await store.open(id)) })));
