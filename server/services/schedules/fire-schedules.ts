import { and, asc, eq, isNotNull, isNull, lte } from "drizzle-orm";
import type { StartSchedule } from "@/domain/flow/start-schedule";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { schedules, triggers } from "@/server/data/schema/triggers";
import { nextTime } from "@/server/platform/cron";
import { newId } from "@/server/platform/ids";
import { storable } from "../jobs/storable-value";
import type { RunDesk } from "../runs/run-desk";
import { beginTrigger } from "../triggers/begin-trigger";
import type { Trigger } from "../triggers/trigger";
import { scheduleOf } from "./sync-schedules";

const most = 20;

/**
 * Begins the runs whose time has come. Each time is taken by one process: moving the schedule on and writing the run down
 * is one step. Of times that were missed, because no server was there, the run is made up for once.
 */
export async function fireSchedules(desk: RunDesk): Promise<void> {
  const { db } = desk.executions;
  const now = desk.clock.now();
  const due = await db
    .select({ row: schedules, document: flowVersions.document })
    .from(schedules)
    .innerJoin(flows, eq(flows.id, schedules.flowId))
    // What was published since is read first.
    .innerJoin(
      flowVersions,
      and(eq(flowVersions.id, flows.publishedVersionId), eq(flowVersions.id, schedules.versionId)),
    )
    .where(
      and(
        ...[eq(schedules.enabled, true), isNotNull(schedules.cron), lte(schedules.nextAt, now)],
        isNull(flows.deletedAt),
      ),
    )
    .orderBy(asc(schedules.nextAt))
    .limit(most);
  for (const { row, document } of due) {
    const read = scheduleOf(document);
    const trigger =
      read?.ok && row.nextAt ? await claim(desk, { ...row, nextAt: row.nextAt }, read.schedule) : undefined;
    if (trigger)
      beginTrigger(desk, trigger).catch((error: unknown) =>
        desk.log.error({ err: error, flowId: row.flowId }, "A scheduled run could not begin"),
      );
  }
}

/** Undefined when another process was quicker. */
async function claim(
  { executions: { db, owner, working }, clock }: RunDesk,
  { flowId, workspaceId, nextAt }: { flowId: string; workspaceId: string; nextAt: Date },
  schedule: StartSchedule,
): Promise<Trigger | undefined> {
  const [id, now] = [newId(), clock.now()];
  working.add(id);
  const trigger = await db.transaction(async (tx) => {
    const [moved] = await tx
      .update(schedules)
      .set({ nextAt: nextTime(schedule, now) })
      .where(and(eq(schedules.flowId, flowId), eq(schedules.nextAt, nextAt), eq(schedules.enabled, true)))
      .returning({ flowId: schedules.flowId });
    if (!moved) return undefined;
    const request = storable({ ...schedule.begins, chatId: newId() });
    const [written] = await tx
      .insert(triggers)
      .values({
        id,
        workspaceId,
        flowId,
        source: "schedule",
        dueAt: nextAt,
        request,
        owner,
        claimedAt: now,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning();
    return written;
  });
  if (!trigger) working.delete(id);
  return trigger;
}
