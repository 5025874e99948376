import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { schedules } from "@/server/data/schema/triggers";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import type { RunDesk } from "../runs/run-desk";
import { syncSchedules } from "./sync-schedules";

export type ScheduleRow = typeof schedules.$inferSelect;

export interface FlowSchedule {
  /** Undefined when the published version is not begun by a schedule. */
  row: ScheduleRow | undefined;
  /** Why it cannot be switched on. */
  reason: string | undefined;
}

/** When a flow begins by itself, as its published version says at this moment. */
export async function getSchedule(
  ctx: ServiceContext & { desk: RunDesk },
  { flowId }: { flowId: string },
): Promise<FlowSchedule> {
  requireAccess(ctx, "viewer", "manage");
  const flow = await findFlow(ctx, flowId);
  if (flow.kind !== "agentflow" || flow.publishedVersionId === null) return { row: undefined, reason: unpublished };
  await syncSchedules(ctx.desk, [flow.id]);
  const [row] = await ctx.db
    .select()
    .from(schedules)
    .where(and(eq(schedules.flowId, flow.id), eq(schedules.workspaceId, ctx.actor.workspaceId)));
  if (!row || (row.cron === null && row.problem === null)) return { row: undefined, reason: otherwise };
  return { row, reason: row.problem ?? (row.nextAt === null && row.enabled ? over : undefined) };
}

const unpublished = "The flow has not been published as an agentflow. Save it first.";
const otherwise =
  "The published version is not begun by a schedule. Choose Schedule Input in its Start step and publish.";
const over = "The schedule has come to its end date. Choose a later one and publish.";

/** Throws `unprocessable` for a flow that has none. */
export function requireSchedule({ row, reason }: FlowSchedule): ScheduleRow {
  if (!row) throw new AppError("unprocessable", reason ?? otherwise);
  return row;
}
