import { asc, eq, inArray } from "drizzle-orm";
import type { StepStatus, TraceItem } from "@/domain/api/trace-item";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { Database } from "@/server/data/database";
import { users } from "@/server/data/schema/accounts";
import { executions, executionSteps, type TakenUpAgain } from "@/server/data/schema/executions";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { type TemplateBehind, templateBehind } from "../templates/template-behind";
import { type ExecutionSummary, summaryColumns, toSummary } from "./execution-summary";
import { whereExecutions } from "./execution-filter";
import { executionNotFound } from "./find-execution";
import { type OpenStep, openSteps } from "./open-steps";
import { type OpenQuestion, openQuestions } from "./open-questions";

/** One visit of a step that has ended, or waits. */
export interface ExecutionStep {
  /** The run can be taken up again at it. */
  visitId: number;
  nodeId: string;
  label: string;
  status: StepStatus;
  /** Milliseconds. */
  ms: number;
  /** Its output was put in place of running it. */
  pinned: boolean;
  createdAt: Date;
  /** Name or address of the member who decided here. */
  decidedBy: string | undefined;
  item: TraceItem;
}

export interface ExecutionDetail extends ExecutionSummary {
  form: Record<string, unknown> | null;
  /** As the last step left it. */
  state: Record<string, unknown>;
  shareToken: string | null;
  /** In the order in which they ended. What waited and went on is there twice. */
  trace: ExecutionStep[];
  /** What is under way now. */
  open: OpenStep[];
  takenUp: TakenUpAgain[];
  waiting: OpenQuestion[];
  /** As it was when the run began; null when that version is gone. */
  document: FlowDocument | null;
  versionNumber: number | null;
  template: TemplateBehind | null;
}

/** One run with its steps and the drawing that it follows. */
export async function getExecution(ctx: ServiceContext, { id }: { id: string }): Promise<ExecutionDetail> {
  requireAccess(ctx, "viewer", "messages");
  if (!isUuid(id)) throw executionNotFound();
  const [found] = await ctx.db
    .select({
      summary: summaryColumns,
      row: executions,
      document: flowVersions.document,
      versionNumber: flowVersions.number,
    })
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .leftJoin(flowVersions, eq(flowVersions.id, executions.versionId))
    .where(await whereExecutions(ctx, { id }));
  if (!found) throw executionNotFound();
  const { row, document, versionNumber } = found;
  const [trace, template] = await Promise.all([traceOf(ctx.db, row.id), templateBehind(ctx, row)]);
  return {
    ...toSummary(found.summary),
    ...{ form: row.form, state: row.state, shareToken: row.shareToken, takenUp: row.takenUp },
    ...{ trace, open: openSteps(row, trace, document), waiting: openQuestions(row), document, versionNumber, template },
  };
}

async function traceOf(db: Database, executionId: string): Promise<ExecutionStep[]> {
  const { visitId, trace, ms, pinned, createdAt } = executionSteps;
  const steps = await db
    .select({ visitId, item: trace, ms, pinned, createdAt })
    .from(executionSteps)
    .where(eq(executionSteps.executionId, executionId))
    .orderBy(asc(executionSteps.seq));
  const deciders = new Set(steps.flatMap(({ item }) => item.data.decidedBy ?? []));
  const people = await namesOf(db, [...deciders]);
  return steps.map((step) => ({
    ...step,
    ...{ nodeId: step.item.nodeId, label: step.item.nodeLabel, status: step.item.status },
    decidedBy: step.item.data.decidedBy && people.get(step.item.data.decidedBy),
  }));
}

async function namesOf(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(inArray(users.id, ids));
  return new Map(found.map(({ id, name, email }) => [id, name || email]));
}
