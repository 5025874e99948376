import { and, eq, inArray, isNull, ne, not, or } from "drizzle-orm";
import type { Database, RunStatement } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import type { ChatTurns } from "./chat-turns";
import { createExecutionRows, type ExecutionRows } from "./execution-rows";
import { thisOwner } from "./owner";

/** What this process has of agentflows' runs. */
export interface ExecutionDesk {
  db: Database;
  rows: ExecutionRows;
  /** How this process signs what it works on. */
  owner: string;
  /** Runs that it works on. */
  working: Set<string>;
  /** Set by whoever keeps this process's chats. */
  chatTurns?: ChatTurns;
}

export function createExecutionDesk(db: Database, statement: RunStatement): ExecutionDesk {
  const owner = thisOwner();
  return { db, owner, rows: createExecutionRows(statement, owner), working: new Set() };
}

/** Tells other processes that this one still works on its runs. */
export async function beat({ db, owner, working }: ExecutionDesk, now: Date): Promise<void> {
  if (working.size === 0) return;
  await db
    .update(executions)
    .set({ heartbeatAt: now })
    .where(and(inArray(executions.id, [...working]), eq(executions.owner, owner)));
}

/** Runs this process works on that somebody has ended meanwhile. */
export async function endedMeanwhile({ db, working }: ExecutionDesk): Promise<string[]> {
  if (working.size === 0) return [];
  const rows = await db
    .select({ id: executions.id })
    .from(executions)
    .where(and(inArray(executions.id, [...working]), eq(executions.status, "aborted")));
  return rows.map(({ id }) => id);
}

const most = 50;

/** Runs under way that may have lost their process. Those that another run's step began are that step's business. */
export const underWay = ({ db, owner, working }: ExecutionDesk) =>
  db
    .select()
    .from(executions)
    .where(
      and(
        eq(executions.status, "running"),
        isNull(executions.parentKey),
        or(isNull(executions.owner), ne(executions.owner, owner), not(inArray(executions.id, [...working]))),
      ),
    )
    .orderBy(executions.createdAt)
    .limit(most);
