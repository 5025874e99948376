import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/server/data/database";
import { documentLoaders } from "@/server/data/schema/document-stores";
import { explainError } from "@/server/engine/explain-error";
import { createRedactor } from "@/server/engine/redact";
import type { FileStore } from "@/server/platform/file-store";
import type { JobWork } from "../../jobs/job";
import type { RunDesk } from "../../runs/run-desk";
import type { ChoiceBuilder } from "./build-choice";
import { deleteChunks } from "./delete-chunks";
import { fillIndex } from "./fill-index";
import { findStore } from "./find-store";
import { openSource } from "./open-source";
import { chunksBeside, processLoader } from "./process-loader";

/** What a job does to a document store: make chunks anew, put them into the index, or one after the other. */
export const storeJobRequest = z.object({
  /** Ids of loaders; undefined is all of them. */
  process: z.array(z.string()).optional(),
  upsert: z.boolean(),
});
export type StoreJobRequest = z.output<typeof storeJobRequest>;

/** Works on a document store, as a job asks. */
export const runStoreJob =
  (desk: Pick<RunDesk, "portsOf" | "clock">, { db, files }: { db: Database; files: FileStore }): JobWork =>
  async (job, { signal, report }) => {
    const { workspaceId, storeId } = job;
    const { process: wanted, upsert } = storeJobRequest.parse(job.request);
    const store = await findStore({ db, actor: { workspaceId } }, storeId ?? "");
    const { clock } = desk;
    const ports = desk.portsOf(workspaceId);
    const redactor = createRedactor();
    const builder: ChoiceBuilder = { ports, ownerId: store.id, redactor, signal };
    const safely = {
      ...report,
      failed: ({ item, reason }: { item: string; reason: string }) =>
        report.failed({ item, reason: redactor.text(reason) }),
    };
    let numChunks = 0;
    for (const loader of await loadersOf(db, store.id, wanted)) {
      // Done before an interruption.
      if (loader.making === job.id) {
        await deleteChunks(db, chunksBeside(job.id, loader));
        numChunks += loader.chunks;
        continue;
      }
      try {
        const source = await openSource(builder, loader);
        const making = { db, files, clock, loader, source, making: job.id, signal, report: safely };
        numChunks += await processLoader(making);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw redactor.error(explainError(error, { thrower: named(loader), asked: undefined, now: clock.now() }));
      }
    }
    if (!upsert) return { numChunks };
    const result = await fillIndex({ db, clock, builder, store, report: safely });
    return { ...result, numChunks };
  };

const loadersOf = async (db: Database, storeId: string, wanted: readonly string[] | undefined) => {
  const rows = await db
    .select()
    .from(documentLoaders)
    .where(eq(documentLoaders.storeId, storeId))
    .orderBy(asc(documentLoaders.createdAt), asc(documentLoaders.id));
  return wanted === undefined ? rows : rows.filter(({ id }) => wanted.includes(id));
};

const named = ({ id, name }: { id: string; name: string }) => ({ id, label: name });
