import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { schedules } from "@/server/data/schema/triggers";
import { nextTime } from "@/server/platform/cron";
import { requireAccess, type ServiceContext } from "../context";
import { findChangeableFlow } from "../flows/find-changeable-flow";
import type { RunDesk } from "../runs/run-desk";
import { getSchedule, requireSchedule, type ScheduleRow } from "./get-schedule";

/** Switches a flow's schedule on or off. Times that came while it was off are not made up for. */
export async function setScheduleEnabled(
  ctx: ServiceContext & { desk: RunDesk },
  { flowId, enabled }: { flowId: string; enabled: boolean },
): Promise<ScheduleRow> {
  requireAccess(ctx, "editor", "manage");
  await findChangeableFlow(ctx, flowId);
  const found = await getSchedule(ctx, { flowId });
  const row = requireSchedule(found);
  const { cron, timezone, endDate, problem } = row;
  if (enabled && cron === null) throw new AppError("unprocessable", problem ?? "The schedule is not complete.");
  if (row.enabled === enabled) return row;
  const now = ctx.clock.now();
  const times = { cron: cron ?? "", timezone: timezone ?? "UTC", endDate: endDate ?? undefined };
  const nextAt = enabled ? nextTime(times, now) : null;
  const [set] = await ctx.db
    .update(schedules)
    .set({ enabled, nextAt, updatedAt: now })
    .where(and(eq(schedules.flowId, row.flowId), eq(schedules.workspaceId, ctx.actor.workspaceId)))
    .returning();
  return set ?? row;
}
