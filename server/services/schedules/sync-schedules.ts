import { and, eq, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { type ReadSchedule, readSchedule } from "@/domain/flow/start-schedule";
import { startStep } from "@/domain/flow/problems-of-start";
import type { Database } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { schedules } from "@/server/data/schema/triggers";
import { nextTime } from "@/server/platform/cron";
import type { RunDesk } from "../runs/run-desk";

const most = 100;

/** Reads the schedules of versions that have been published meanwhile, wherever that was done. */
export async function syncSchedules({ executions: { db }, clock }: RunDesk, flowIds?: readonly string[]) {
  const changed = await db
    .select({
      flowId: flows.id,
      workspaceId: flows.workspaceId,
      versionId: flowVersions.id,
      document: flowVersions.document,
    })
    .from(flows)
    .innerJoin(flowVersions, eq(flowVersions.id, flows.publishedVersionId))
    .leftJoin(schedules, eq(schedules.flowId, flows.id))
    .where(
      and(
        eq(flows.kind, "agentflow"),
        isNull(flows.deletedAt),
        isNotNull(flows.publishedVersionId),
        or(isNull(schedules.flowId), ne(schedules.versionId, flows.publishedVersionId)),
        flowIds && inArray(flows.id, [...flowIds]),
      ),
    )
    .limit(most);
  for (const { document, ...flow } of changed) await write(db, { ...flow, read: scheduleOf(document) }, clock.now());
}

export const scheduleOf = ({ nodes }: FlowDocument): ReadSchedule | undefined => {
  const start = nodes.find(({ name }) => name === startStep);
  return start && readSchedule(start.inputs);
};

interface Looked {
  flowId: string;
  workspaceId: string;
  versionId: string;
  read: ReadSchedule | undefined;
}

const incomplete = "Schedule configuration is invalid: something is missing in the Start step.";

async function write(db: Database, { read, ...flow }: Looked, now: Date): Promise<void> {
  const { cron = null, timezone = null, endDate = null } = read?.ok ? read.schedule : {};
  const problem = read && !read.ok ? (read.problem?.message ?? incomplete) : null;
  const nextAt = read?.ok ? nextTime(read.schedule, now) : null;
  const set = { versionId: flow.versionId, cron, timezone, endDate, problem, nextAt, updatedAt: now };
  await db
    .insert(schedules)
    .values({ ...flow, ...set })
    .onConflictDoUpdate({ target: schedules.flowId, set });
}
