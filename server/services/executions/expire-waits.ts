import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { isAppError } from "@/domain/errors";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import type { RunDesk } from "../runs/run-desk";
import { answerPaused } from "./answer-paused";
import { callableFlowOf } from "./callable-flow-of";
import type { ExecutionRow } from "./load-execution";
import { visitOf } from "./open-questions";

/** At a time, so that whoever else looks finds some left. */
const most = 20;

/**
 * Lets runs go on that nobody has decided about in time. Each wait ends once, whichever processes look: it is taken as a
 * person's decision would be.
 */
export async function expireWaits(desk: RunDesk): Promise<void> {
  const now = desk.clock.now();
  const due = await desk.executions.db
    .select({ row: executions })
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .where(
      and(
        eq(executions.status, "paused"),
        lte(executions.expiresAt, now),
        // What waits inside another run goes on with that one.
        isNull(executions.parentKey),
        isNull(flows.deletedAt),
      ),
    )
    .orderBy(asc(executions.expiresAt))
    .limit(most);
  for (const { row } of due) await expire(desk, row);
}

async function expire(desk: RunDesk, row: ExecutionRow): Promise<void> {
  const [first] = (row.waiting ?? [])
    .filter(({ expires }) => expires !== undefined)
    .toSorted((a, b) => (a.expires?.at ?? "").localeCompare(b.expires?.at ?? ""));
  if (!first) return;
  const decision = { type: "reject", feedback: "", visitId: visitOf(first.id), expired: true };
  try {
    await answerPaused(desk, { row, flow: await callableFlowOf(desk, row), decision });
  } catch (error) {
    // Somebody was quicker.
    if (isAppError(error) && error.code === "conflict") return;
    desk.log.error({ err: error, executionId: row.id }, "A wait could not be ended in time");
  }
}
