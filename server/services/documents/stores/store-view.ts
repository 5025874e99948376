import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { loaderStatus, type StoreStatus, storeStatus } from "@/domain/documents/store-status";
import { documentFiles, documentLoaders, type StoreIndexing } from "@/server/data/schema/document-stores";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import type { ServiceContext } from "../../context";
import type { StoreRow } from "./find-store";
import { storeJobRequest } from "./run-store-job";
import { findUses, type UsingFlow } from "../../uses/find-uses";

export interface LoaderView {
  id: string;
  name: string;
  loader: NodeChoice;
  splitter: NodeChoice | null;
  files: { id: string; name: string; mime: string; size: number }[];
  status: StoreStatus;
  chunks: number;
  characters: number;
  processedAt: Date | null;
}

export interface StoreView {
  id: string;
  name: string;
  description: string;
  status: StoreStatus;
  chunks: number;
  characters: number;
  loaders: LoaderView[];
  /** Null until embeddings and a vector store are chosen. */
  indexing: StoreIndexing | null;
  /** Flows whose drawing names the store. */
  whereUsed: UsingFlow[];
  /** The job that works on it or waits to. */
  jobId: string | null;
  upsertedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Stores of the actor's workspace with all that is told of them. */
export async function storeViews(
  { db, actor }: Pick<ServiceContext, "db" | "actor">,
  stores: readonly StoreRow[],
): Promise<StoreView[]> {
  const { workspaceId } = actor;
  const ids = stores.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [loaders, files, jobs, uses] = [
    await db
      .select()
      .from(documentLoaders)
      .where(inArray(documentLoaders.storeId, ids))
      .orderBy(asc(documentLoaders.createdAt), asc(documentLoaders.id)),
    await db.select().from(documentFiles).where(eq(documentFiles.workspaceId, workspaceId)),
    await db
      .select({ id: upsertJobs.id, storeId: upsertJobs.storeId, request: upsertJobs.request })
      .from(upsertJobs)
      .where(and(inArray(upsertJobs.storeId, ids), inArray(upsertJobs.status, ["queued", "running"])))
      .orderBy(desc(upsertJobs.createdAt)),
    await findUses({ db, actor }, "documentStore"),
  ];
  return stores.map((store) => {
    const own = loaders.filter(({ storeId }) => storeId === store.id);
    const open = jobs.filter(({ storeId }) => storeId === store.id);
    const requests = open.map(({ request }) => storeJobRequest.parse(request));
    const upserts = requests.some(({ upsert }) => upsert);
    const work = upserts ? "upserting" : requests.length > 0 ? "processing" : undefined;
    const { id, name, description, indexing, upsertedAt, createdAt, updatedAt } = store;
    return {
      ...{ id, name, description, indexing, upsertedAt, createdAt, updatedAt },
      status: storeStatus({ ...store, loaders: own, work }),
      chunks: sum(own.map(({ chunks }) => chunks)),
      characters: sum(own.map(({ characters }) => characters)),
      loaders: own.map((loader) => ({
        ...{ id: loader.id, name: loader.name, loader: loader.loader, splitter: loader.splitter },
        ...{ chunks: loader.chunks, characters: loader.characters, processedAt: loader.processedAt },
        files: files
          .filter(({ loaderId }) => loaderId === loader.id)
          .map((file) => ({ id: file.id, name: file.name, mime: file.mime, size: file.size })),
        status: loaderStatus(loader, isProcessed(loader.id, requests) ? "processing" : undefined),
      })),
      whereUsed: uses.get(id) ?? [],
      jobId: open[0]?.id ?? null,
    };
  });
}

const isProcessed = (id: string, requests: readonly { process?: string[] | undefined }[]): boolean =>
  requests.some(({ process: ids }) => ids === undefined || ids.includes(id));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
