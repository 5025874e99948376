import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { TraceItem } from "@/domain/api/trace-item";
import type { Database } from "@/server/data/database";
import { executions, executionSteps } from "@/server/data/schema/executions";
import type { TakenUp } from "@/server/engine/agentflow/agentflow-run";
import type { FinishedVisit, Frontier } from "@/server/engine/agentflow/visit";

export type ExecutionRow = typeof executions.$inferSelect;

/** The newest run of a session of a flow, or the named one of its runs. */
export async function newestOfSession(
  db: Database,
  { flowId, sessionId, id }: { flowId: string; sessionId: string; id?: string | undefined },
): Promise<ExecutionRow | undefined> {
  const [row] = await db
    .select()
    .from(executions)
    .where(
      and(
        eq(executions.flowId, flowId),
        eq(executions.sessionId, sessionId),
        // What another flow's step has begun is answered through that flow.
        id === undefined ? isNull(executions.parentKey) : eq(executions.id, id),
      ),
    )
    .orderBy(desc(executions.createdAt), desc(executions.id))
    .limit(1);
  return row;
}

/** A run as far as it has got, and its trace so far: what waits is not in it. */
export async function loadProgress(
  db: Database,
  { id, frontier }: Pick<ExecutionRow, "id" | "frontier">,
): Promise<{ takenUp: TakenUp; trace: TraceItem[] }> {
  const steps = await db
    .select({ finished: executionSteps.finished, trace: executionSteps.trace })
    .from(executionSteps)
    .where(eq(executionSteps.executionId, id))
    .orderBy(asc(executionSteps.seq));
  return {
    // Both were written by the engine and are read by nobody else.
    takenUp: {
      frontier: frontier as Frontier,
      finished: steps.flatMap(({ finished }) => (finished ? [finished as FinishedVisit] : [])),
    },
    trace: withoutWaits(steps.map(({ trace }) => trace)),
  };
}

/** What has waited is shown once: as what it came to. */
export function withoutWaits(trace: readonly TraceItem[]): TraceItem[] {
  return trace.filter(
    ({ nodeId, status }, index) =>
      status !== "STOPPED" || !trace.slice(index + 1).some((later) => later.nodeId === nodeId),
  );
}
