import { and, asc, eq, isNull } from "drizzle-orm";
import { triggers } from "@/server/data/schema/triggers";
import { isAbandoned } from "../executions/owner";
import type { RunDesk } from "../runs/run-desk";
import { beginTrigger } from "./begin-trigger";

const most = 50;

/** Begins runs whose process has died before they had begun. Of several processes that look one succeeds. */
export async function takeUpTriggers(desk: RunDesk): Promise<void> {
  const { db, owner } = desk.executions;
  const queued = await db
    .select()
    .from(triggers)
    .where(eq(triggers.status, "queued"))
    .orderBy(asc(triggers.createdAt))
    .limit(most);
  const now = desk.clock.now();
  for (const trigger of queued) {
    if (!isAbandoned({ ...trigger, seenAt: trigger.claimedAt }, now, desk.executions)) continue;
    const [held] = await db
      .update(triggers)
      .set({ owner, claimedAt: now })
      .where(
        and(
          eq(triggers.id, trigger.id),
          eq(triggers.status, "queued"),
          trigger.owner === null ? isNull(triggers.owner) : eq(triggers.owner, trigger.owner),
          eq(triggers.claimedAt, trigger.claimedAt),
        ),
      )
      .returning();
    if (held)
      beginTrigger(desk, held).catch((error: unknown) =>
        desk.log.error({ err: error, flowId: held.flowId }, "A run that nobody waits for could not begin"),
      );
  }
}
