import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { requireAccess } from "../../context";
import type { JobResult, NewJob } from "../../jobs/job";
import type { DocumentContext } from "../document-desk";
import { findLoader } from "./find-loader";
import { findStore } from "./find-store";
import type { StoreJobRequest } from "./run-store-job";

export interface StartStoreJob {
  /** The document store. */
  id: string;
  /** Loaders whose chunks are made anew: one, all of them, or none. */
  process: "all" | "none" | { loaderId: string };
  /** Whether the chunks go into the index then. */
  upsert: boolean;
}

/** Begins work on a document store. Of two jobs on one store the second waits; one that waits already is not doubled. */
export async function startStoreJob(ctx: DocumentContext, input: StartStoreJob): Promise<{ jobId: string }> {
  const job = await storeJob(ctx, input);
  const waiting = await ctx.db
    .select({ id: upsertJobs.id, request: upsertJobs.request })
    .from(upsertJobs)
    .where(and(eq(upsertJobs.storeId, job.storeId), eq(upsertJobs.status, "queued")));
  const same = waiting.find(({ request }) => JSON.stringify(request) === JSON.stringify(job.request));
  return { jobId: same?.id ?? (await ctx.documents.jobs.add(job)) };
}

/** The same for a caller who waits for its end. */
export const finishStoreJob = async (ctx: DocumentContext, input: StartStoreJob): Promise<JobResult> =>
  ctx.documents.jobs.addAndWait(await storeJob(ctx, input));

async function storeJob(ctx: DocumentContext, input: StartStoreJob): Promise<NewJob & { storeId: string }> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  if (input.upsert && !store.indexing)
    throw new AppError("unprocessable", "Choose embeddings and a vector store for this document store first.");
  const request: StoreJobRequest = { upsert: input.upsert };
  if (input.process === "none") request.process = [];
  else if (input.process !== "all") request.process = [(await findLoader(ctx, input.process.loaderId, store.id)).id];
  return { workspaceId: store.workspaceId, storeId: store.id, kind: "store", target: `store:${store.id}`, request };
}
