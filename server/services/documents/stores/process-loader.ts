import { and, eq, ne, type SQL } from "drizzle-orm";
import { batches } from "@/domain/documents/batches";
import type { Database } from "@/server/data/database";
import { documentChunks, documentFiles, documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import type { DocumentSource } from "@/server/nodes/documents/document-slots";
import type { Clock } from "@/server/platform/clock";
import type { FileStore } from "@/server/platform/file-store";
import { storable } from "../../jobs/storable-value";
import type { JobReport } from "../../jobs/job";
import { openKeptFiles } from "../kept-files";
import { deleteChunks } from "./delete-chunks";
import type { LoaderRow } from "./find-loader";

interface Processing {
  db: Database;
  files: FileStore;
  clock: Clock;
  loader: LoaderRow;
  source: DocumentSource;
  /** Of which run the chunks are; the same after an interruption. */
  making: string;
  signal: AbortSignal;
  report: JobReport;
}

const batchSize = 100;
const gaveNothing = "It gave no text. Give it a file, or look at what it reads.";

/** Makes a loader's chunks anew. Until all of them are there, the former ones stay what the store holds. */
export async function processLoader(processing: Processing): Promise<number> {
  const { db, files, clock, loader, source, making, signal, report } = processing;
  const begunAt = clock.now();
  // What interrupted runs have left.
  await deleteChunks(db, chunksBeside(loader.making, loader));
  const rows = await db.select().from(documentFiles).where(eq(documentFiles.loaderId, loader.id));
  const sent = await openKeptFiles(files, rows);
  let [chunks, characters, skipped] = [0, 0, 0];
  const skip = (item: string, reason: string): void => {
    skipped += 1;
    report.failed({ item, reason });
  };
  for await (const batch of batches(source.load({ files: sent, signal, skip }), batchSize)) {
    signal.throwIfAborted();
    const { id: loaderId, storeId, workspaceId } = loader;
    const values = batch
      .filter(({ pageContent }) => pageContent.trim() !== "")
      .map(({ pageContent, metadata }, place) => ({
        ...{ workspaceId, storeId, loaderId, making, number: chunks + place + 1 },
        ...storable({ content: pageContent, metadata }),
      }));
    if (values.length > 0) await db.insert(documentChunks).values(values);
    chunks += values.length;
    characters += values.reduce((sum, { content }) => sum + content.length, 0);
    report.counts({ numChunks: chunks });
  }
  if (chunks === 0 && skipped === 0) report.failed({ item: loader.name, reason: gaveNothing });
  await db.transaction(async (tx) => {
    await tx
      .update(documentLoaders)
      .set({ making, chunks, characters, processedAt: begunAt })
      .where(eq(documentLoaders.id, loader.id));
    await tx.update(documentStores).set({ changedAt: begunAt }).where(eq(documentStores.id, loader.storeId));
  });
  await deleteChunks(db, chunksBeside(making, loader));
  return chunks;
}

/** A loader's chunks that are of another making, which nobody is shown. */
export const chunksBeside = (making: string | null, { id }: Pick<LoaderRow, "id">): SQL | undefined =>
  and(eq(documentChunks.loaderId, id), making === null ? undefined : ne(documentChunks.making, making));
