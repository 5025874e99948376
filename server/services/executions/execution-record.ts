import { asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { HumanAction, TraceItem } from "@/domain/api/trace-item";
import type { Database } from "@/server/data/database";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import { type ExecutionRow, withoutWaits } from "./load-execution";

/** A run with its whole trace, as programs read it. */
export interface ExecutionRecord {
  id: string;
  workspaceId: string;
  flowId: string;
  flowName: string;
  status: ExecutionRow["status"];
  sessionId: string;
  waiting: HumanAction[] | null;
  shared: boolean;
  createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
  /** What has waited and went on is in it once. */
  trace: TraceItem[];
}

export interface RecordsWanted {
  /** May name the flow's columns. */
  where: SQL | undefined;
  limit: number;
  offset?: number;
}

/** Runs with their traces, the latest first. `where` says whose. */
export async function readRecords(
  db: Database,
  { where, limit, offset = 0 }: RecordsWanted,
): Promise<ExecutionRecord[]> {
  const { id, workspaceId, flowId, status, sessionId, waiting, shareToken, createdAt, updatedAt, endedAt } = executions;
  const rows = await db
    .select({
      ...{ id, workspaceId, flowId, flowName: flows.name, status, sessionId, waiting },
      ...{ shareToken, createdAt, updatedAt, endedAt },
    })
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .where(where)
    .orderBy(desc(executions.createdAt), desc(executions.id))
    .limit(limit)
    .offset(offset);
  const traces = await tracesOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map(({ shareToken: token, ...row }) => ({
    ...row,
    ...{ shared: token !== null, trace: withoutWaits(traces.get(row.id) ?? []) },
  }));
}

async function tracesOf(db: Database, ids: readonly string[]): Promise<Map<string, TraceItem[]>> {
  const traces = new Map(ids.map((id): [string, TraceItem[]] => [id, []]));
  if (ids.length === 0) return traces;
  const steps = await db
    .select({ id: executionSteps.executionId, trace: executionSteps.trace })
    .from(executionSteps)
    .where(inArray(executionSteps.executionId, [...ids]))
    .orderBy(asc(executionSteps.seq));
  for (const { id, trace } of steps) traces.get(id)?.push(trace);
  return traces;
}
