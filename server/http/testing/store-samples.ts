import { documentChunks, documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { newId } from "@/server/platform/ids";
import { noCounts } from "@/server/services/jobs/job";
import type { TestApi } from "./start-api";

/** A document store with one loader and one chunk, and a job of a flow that has ended. */
export async function makeStoreSamples({ database: { db } }: TestApi, workspaceId: string, flowId: string) {
  const [store, loader, chunk, job, making] = [newId(), newId(), newId(), newId(), newId()];
  await db.insert(documentStores).values({ id: store, workspaceId, name: "Sample" });
  const ofStore = { workspaceId, storeId: store };
  const chosen = { name: "plainText", inputs: { text: "A text." } };
  const made = { making, chunks: 1, characters: 7, processedAt: new Date() };
  await db.insert(documentLoaders).values({ ...ofStore, ...made, id: loader, name: "Sample", loader: chosen });
  const place = { loaderId: loader, making, number: 1 };
  await db.insert(documentChunks).values({ ...ofStore, ...place, id: chunk, content: "A text.", metadata: {} });
  const request = { versionId: newId(), stopNodeIds: [], files: [] };
  const over = { status: "finished", counts: noCounts } as const;
  await db.insert(upsertJobs).values({ ...over, id: job, workspaceId, flowId, kind: "flow", target: "t", request });
  return { store, loader, chunk, job };
}
