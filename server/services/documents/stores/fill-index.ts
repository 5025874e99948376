import { eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { documentStores, type StoreIndexing } from "@/server/data/schema/document-stores";
import { emptyIndex } from "@/server/engine/documents/empty-index";
import { upsertDocuments, type UpsertResult } from "@/server/engine/documents/upsert-documents";
import { explainError } from "@/server/engine/explain-error";
import type { Clock } from "@/server/platform/clock";
import type { JobReport } from "../../jobs/job";
import { documentKey } from "../document-key";
import { historyNodes } from "../history-nodes";
import { recordUpsert } from "../record-upsert";
import { told } from "../run-flow-job";
import type { ChoiceBuilder } from "./build-choice";
import type { StoreRow } from "./find-store";
import { openIndex } from "./open-index";
import { readChunks } from "./read-chunks";
import { isSameIndex } from "./same-index";

interface Filling {
  db: Database;
  clock: Clock;
  builder: ChoiceBuilder;
  store: StoreRow;
  report: JobReport;
}

/** Brings a document store's index to what its chunks are now: what changed is embedded, what is gone is removed. */
export async function fillIndex({ db, clock, builder, store, report }: Filling): Promise<UpsertResult> {
  const { indexing, indexed } = store;
  if (!indexing)
    throw new AppError("unprocessable", "Choose embeddings and a vector store for this document store first.");
  if (indexed && !isSameIndex(indexed, indexing)) await leaveFormer(indexed, { db, clock, builder, store, report });
  await db.update(documentStores).set({ indexed: indexing }).where(eq(documentStores.id, store.id));
  const begunAt = clock.now();
  const index = await openIndex(builder, indexing, [{ load: () => readChunks(db, store.id) }]);
  const result = await filled(index, { db, clock, builder, store, report });
  await db.update(documentStores).set({ upsertedAt: begunAt }).where(eq(documentStores.id, store.id));
  const { workspaceId, id: storeId } = store;
  await recordUpsert(db, { workspaceId, storeId, result, nodes: nodesOf(indexing, builder) });
  return result;
}

async function filled(
  index: Awaited<ReturnType<typeof openIndex>>,
  { db, clock, builder: { signal, ports, redactor }, store, report }: Filling,
): Promise<UpsertResult> {
  const first = await readChunks(db, store.id).next();
  if (first.done) {
    const numDeleted = await emptyIndex(index, clock.now(), signal);
    return { numAdded: 0, numUpdated: 0, numSkipped: 0, numDeleted, total: 0, addedDocs: [], failures: [] };
  }
  try {
    const work = { index, files: [], keyOf: documentKey, now: () => clock.now() };
    return await told(upsertDocuments(work, signal), report);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const thrower = { id: store.id, label: store.name };
    throw redactor.error(explainError(error, { thrower, asked: undefined, now: ports.clock.now() }));
  }
}

/** What was put elsewhere under a former setting would be found by nobody and kept for ever. */
async function leaveFormer(former: StoreIndexing, { clock, builder, report }: Filling): Promise<void> {
  try {
    await emptyIndex(await openIndex(builder, former), clock.now(), builder.signal);
  } catch (error) {
    builder.signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    report.failed({ item: "The index of the former setting", reason: `It could not be emptied: ${reason}` });
  }
}

function nodesOf({ embedding, vectorStore, recordManager }: StoreIndexing, { ports }: ChoiceBuilder) {
  const chosen = [embedding, ...(recordManager ? [recordManager] : []), vectorStore];
  return historyNodes(
    chosen.flatMap(({ name, inputs }) => {
      const definition = ports.catalogue.get(name);
      return definition ? [{ node: { id: `${name}_0`, name, label: definition.label, inputs }, definition }] : [];
    }),
  );
}
