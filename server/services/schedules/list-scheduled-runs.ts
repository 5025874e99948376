import { and, count, desc, eq } from "drizzle-orm";
import { assertNever } from "@/domain/assert-never";
import { executions } from "@/server/data/schema/executions";
import { triggers } from "@/server/data/schema/triggers";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";

export type ScheduledRunStatus = "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED";

export interface ScheduledRun {
  id: string;
  /** Null for one that has not begun, or whose run was deleted. */
  executionId: string | null;
  status: ScheduledRunStatus;
  /** It waits for a person. */
  waits: boolean;
  error: string | null;
  dueAt: Date;
  createdAt: Date;
  endedAt: Date | null;
}

interface Page {
  flowId: string;
  page?: number | undefined;
  limit?: number | undefined;
}

/** Runs that a flow's schedule has begun, the latest first. */
export async function listScheduledRuns(
  ctx: ServiceContext,
  { flowId, page = 1, limit = 20 }: Page,
): Promise<{ items: ScheduledRun[]; total: number }> {
  requireAccess(ctx, "viewer", "manage");
  const { id } = await findFlow(ctx, flowId);
  const own = ofSchedule(ctx, id);
  const rows = await ctx.db
    .select({ trigger: triggers, run: executions })
    .from(triggers)
    .leftJoin(executions, eq(executions.id, triggers.id))
    .where(own)
    .orderBy(desc(triggers.createdAt), desc(triggers.id))
    .offset((page - 1) * limit)
    .limit(limit);
  const [all] = await ctx.db.select({ total: count() }).from(triggers).where(own);
  return { items: rows.map(toRun), total: all?.total ?? 0 };
}

/** Of a flow of the workspace. */
export const ofSchedule = ({ actor }: ServiceContext, flowId: string) =>
  and(eq(triggers.flowId, flowId), eq(triggers.workspaceId, actor.workspaceId), eq(triggers.source, "schedule"));

function toRun({
  trigger,
  run,
}: {
  trigger: typeof triggers.$inferSelect;
  run: typeof executions.$inferSelect | null;
}): ScheduledRun {
  const { id, error, dueAt, createdAt } = trigger;
  return {
    ...{
      id,
      executionId: run?.id ?? null,
      status: statusOf(trigger.status, run?.status),
      waits: run?.status === "paused",
    },
    ...{ error: run?.error ?? error, dueAt: dueAt ?? createdAt, createdAt, endedAt: run?.endedAt ?? null },
  };
}

function statusOf(
  status: (typeof triggers.$inferSelect)["status"],
  run: (typeof executions.$inferSelect)["status"] | undefined,
): ScheduledRunStatus {
  if (run === undefined) return status === "queued" ? "QUEUED" : status === "failed" ? "FAILED" : "SUCCEEDED";
  switch (run) {
    case "running":
    case "paused":
      return "RUNNING";
    case "finished":
      return "SUCCEEDED";
    case "failed":
    case "aborted":
      return "FAILED";
    default:
      return assertNever(run);
  }
}
