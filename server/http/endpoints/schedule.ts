import type { z } from "zod";
import * as contracts from "@/domain/api/contracts/schedule";
import { getSchedule, type ScheduleRow } from "@/server/services/schedules/get-schedule";
import { forgetScheduledRuns } from "@/server/services/schedules/forget-scheduled-runs";
import { listScheduledRuns, type ScheduledRun } from "@/server/services/schedules/list-scheduled-runs";
import { setScheduleEnabled as setEnabled } from "@/server/services/schedules/set-schedule-enabled";
import { deskOf } from "../desk-of";
import { route } from "../route";

export const getScheduleStatus = route(contracts.getScheduleStatus, async ({ params, ctx, incoming }) => {
  const { row, reason } = await getSchedule({ ...ctx, desk: deskOf(incoming.runtime) }, { flowId: params.id ?? "" });
  return {
    ...{ enabled: row?.enabled ?? false, canEnable: row !== undefined && row.cron !== null },
    ...(reason !== undefined && { reason }),
    ...(row && { record: recordOf(row) }),
  };
});

export const setScheduleEnabled = route(contracts.setScheduleEnabled, async ({ params, body, ctx, incoming }) =>
  recordOf(await setEnabled({ ...ctx, desk: deskOf(incoming.runtime) }, { flowId: params.id ?? "", ...body })),
);

export const listTriggerLogs = route(contracts.listTriggerLogs, async ({ params, query, ctx }) => {
  const { items, total } = await listScheduledRuns(ctx, { flowId: params.id ?? "", ...query });
  const about = { flowId: params.id ?? "", workspaceId: ctx.actor.workspaceId };
  return { data: items.map((item) => logOf(item, about)), total };
});

export const deleteTriggerLogs = route(contracts.deleteTriggerLogs, async ({ params, body, ctx }) => ({
  deleted: await forgetScheduledRuns(ctx, { flowId: params.id ?? "", ids: body.logIds }),
}));

/** A flow has one schedule, so that both have one id. */
const recordOf = (row: ScheduleRow): z.output<typeof contracts.setScheduleEnabled.reply> => ({
  ...{ id: row.flowId, triggerType: "AGENTFLOW", targetId: row.flowId, workspaceId: row.workspaceId },
  ...{ cronExpression: row.cron ?? "", timezone: row.timezone ?? "UTC", enabled: row.enabled, endDate: row.endDate },
  nextRunAt: row.nextAt?.toISOString() ?? null,
  ...{ createdDate: row.createdAt.toISOString(), updatedDate: row.updatedAt.toISOString() },
});

const logOf = (run: ScheduledRun, { flowId, workspaceId }: { flowId: string; workspaceId: string }) => ({
  ...{ id: run.id, scheduleRecordId: flowId, triggerType: "AGENTFLOW" as const, targetId: flowId, workspaceId },
  ...{ executionId: run.executionId, status: run.status, error: run.error },
  elapsedTimeMs: run.endedAt && run.endedAt.getTime() - run.createdAt.getTime(),
  ...{ scheduledAt: run.dueAt.toISOString(), createdDate: run.createdAt.toISOString() },
});
