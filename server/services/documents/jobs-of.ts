import { and, desc, eq, or } from "drizzle-orm";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { requireAccess, type ServiceContext } from "../context";
import { findJob, jobNotFound } from "../jobs/find-job";
import { type JobView, jobView } from "../jobs/job-view";
import type { DocumentContext } from "./document-desk";
import { ownerOfUpserts } from "./history/owner-of-upserts";

const most = 50;

/** The latest jobs of a flow or of a document store. */
export async function listJobs(ctx: ServiceContext, input: { id: string }): Promise<JobView[]> {
  requireAccess(ctx, "viewer", "manage");
  const owner = await ownerOfUpserts(ctx, input.id);
  const rows = await ctx.db
    .select()
    .from(upsertJobs)
    .where(
      and(
        eq(upsertJobs.workspaceId, ctx.actor.workspaceId),
        or(eq(upsertJobs.flowId, owner), eq(upsertJobs.storeId, owner)),
      ),
    )
    .orderBy(desc(upsertJobs.createdAt), desc(upsertJobs.id))
    .limit(most);
  return rows.map(jobView);
}

/** A job of the workspace. */
export async function getJob(ctx: ServiceContext, input: { id: string }): Promise<JobView> {
  requireAccess(ctx, "viewer", "manage");
  const job = await findJob(ctx.db, input.id);
  if (job.workspaceId !== ctx.actor.workspaceId) throw jobNotFound();
  return jobView(job);
}

/** Ends a job; what it has stored until then stays. False when it was over already. */
export async function cancelJob(ctx: DocumentContext, input: { id: string }): Promise<boolean> {
  requireAccess(ctx, "editor", "manage");
  const { id } = await getJobOf(ctx, input.id);
  return ctx.documents.jobs.cancel(id);
}

async function getJobOf(ctx: ServiceContext, id: string) {
  const job = await findJob(ctx.db, id);
  if (job.workspaceId !== ctx.actor.workspaceId) throw jobNotFound();
  return job;
}
