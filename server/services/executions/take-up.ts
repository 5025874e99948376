import { and, eq, isNull, sql } from "drizzle-orm";
import { executions, type TakenUpAgain } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { openKeptImages } from "../files/open-kept-images";
import type { Frontier } from "@/server/engine/agentflow/visit";
import type { Outcome } from "../runs/outcome";
import type { RunDesk } from "../runs/run-desk";
import { conductTurn } from "./conduct-turn";
import { type ExecutionRow, loadProgress } from "./load-execution";
import { isAbandoned } from "./owner";
import { turnSchema } from "./turn";
import { turnOf } from "./turn-of";

/** A run that takes its process down with it is not taken up for ever. */
const mostInterruptions = 5;

/**
 * Goes on with a run whose process has died, from its last finished step. Undefined when its process lives, or another
 * one was quicker.
 */
export async function takeUp(desk: RunDesk, row: ExecutionRow): Promise<{ going: Promise<Outcome> } | undefined> {
  const { db, owner } = desk.executions;
  const now = desk.clock.now();
  if (!isAbandoned({ ...row, seenAt: row.heartbeatAt }, now, desk.executions)) return undefined;
  const tooOften = row.interruptions >= mostInterruptions;
  const again: TakenUpAgain = { at: now.toISOString(), visits: underWayIn(row) };
  const [held] = await db
    .update(executions)
    .set({
      ...{ owner, heartbeatAt: now, updatedAt: now, interruptions: sql`${executions.interruptions} + 1` },
      takenUp: sql`${executions.takenUp} || ${JSON.stringify([again])}::jsonb`,
      ...(tooOften && {
        status: "failed",
        endedAt: now,
        error: "The server stopped too often while this run went on.",
      }),
    })
    .where(
      and(
        eq(executions.id, row.id),
        eq(executions.status, "running"),
        row.owner === null ? isNull(executions.owner) : eq(executions.owner, row.owner),
      ),
    )
    .returning({ id: executions.id });
  if (!held || tooOften) return undefined;
  // A run inside another one speaks in the chat, and only the outer one ends its turn.
  const chatTurn = row.parentKey === null ? turnOf(row).chatTurn : undefined;
  const { chatTurns } = desk.executions;
  // From now on: what is read first may take longer than the next look for runs that nobody works on.
  const { working } = desk.executions;
  working.add(row.id);
  const going =
    chatTurn && chatTurns
      ? chatTurns.follow({ turn: chatTurn, executionId: row.id, flowId: row.flowId }, () => goOn(desk, row))
      : goOn(desk, row);
  return { going: going.finally(() => working.delete(row.id)) };
}

// Written by the engine and read by nobody else.
const underWayIn = ({ frontier }: ExecutionRow): number[] =>
  (frontier as Frontier).open.flatMap(({ id, paused }) => (paused ? [] : [id]));

async function goOn(desk: RunDesk, row: ExecutionRow): Promise<Outcome> {
  const { db } = desk.executions;
  const turn = turnSchema.parse(row.turn);
  const flow = await desk.findFlow(row.flowId);
  if (!flow) throw new Error("The flow of a run is not there any more.");
  const prepared = await desk.prepared.get(flow, row.versionId);
  const progress = await loadProgress(db, row);
  // Its answer may have been written just before the process died: then only the run's own end is missing.
  const [answered] = await db.select({ id: messages.id }).from(messages).where(eq(messages.id, turn.answerId));
  const ids = { chatId: row.chatId, sessionId: row.sessionId };
  const nested = row.parentKey === null ? undefined : { parentKey: row.parentKey, depth: row.depth };
  const given = { flow, prepared, versionId: row.versionId, ids, turn, progress, nested, usage: row.usage, id: row.id };
  return conductTurn(desk, {
    ...given,
    images: openKeptImages(desk.uploads, row, turn.images),
    ...{ isNew: false, form: turn.form ?? row.form ?? undefined, streaming: false },
    ...{ recorded: row.turns > 1, answered: answered !== undefined },
  });
}
