import { and, asc, eq, isNull } from "drizzle-orm";
import type { StepStatus, TraceItem } from "@/domain/api/trace-item";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { Database } from "@/server/data/database";
import { executions, executionSteps, type TakenUpAgain } from "@/server/data/schema/executions";
import { flows, flowVersions } from "@/server/data/schema/flows";
import type { ServicePorts } from "../context";
import { askedOf } from "./asked-of";
import { type BareDrawing, bareDrawing } from "./bare-drawing";
import { executionNotFound } from "./find-execution";
import type { ExecutionRow } from "./load-execution";
import { type OpenStep, openSteps } from "./open-steps";
import { publicTrace } from "./public-trace";

/** A run as whoever has its link sees it. */
export interface SharedExecution {
  id: string;
  flowName: string;
  status: ExecutionRow["status"];
  question: string;
  createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
  error: string | null;
  trace: {
    visitId: number;
    nodeId: string;
    label: string;
    status: StepStatus;
    ms: number;
    pinned: boolean;
    createdAt: Date;
    item: TraceItem;
  }[];
  /** What is under way now. */
  open: OpenStep[];
  takenUp: TakenUpAgain[];
  /** Null when the version that ran is gone. */
  drawing: BareDrawing | null;
}

/** The run behind a link that somebody gave out. The token is all that is asked for. */
export async function showSharedExecution(
  { db, catalogue }: Pick<ServicePorts, "db" | "catalogue">,
  { token }: { token: string },
): Promise<SharedExecution> {
  const [found] = await db
    .select({ row: executions, flowName: flows.name, document: flowVersions.document })
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .leftJoin(flowVersions, eq(flowVersions.id, executions.versionId))
    .where(and(eq(executions.shareToken, token.replaceAll("\0", "")), isNull(flows.deletedAt)));
  if (!found) throw executionNotFound();
  const { row, flowName, document } = found;
  const { id, status, createdAt, updatedAt, endedAt, error, takenUp } = row;
  const trace = await traceOf(db, id);
  return {
    ...{ id, flowName, status, question: askedOf(row), createdAt, updatedAt, endedAt, error, trace, takenUp },
    open: openSteps(row, trace, document),
    drawing: document && bareDrawing(document, specLookup(catalogue.specs())),
  };
}

async function traceOf(db: Database, id: string): Promise<SharedExecution["trace"]> {
  const { visitId, trace, ms, pinned, createdAt } = executionSteps;
  const steps = await db
    .select({ visitId, item: trace, ms, pinned, createdAt })
    .from(executionSteps)
    .where(eq(executionSteps.executionId, id))
    .orderBy(asc(executionSteps.seq));
  return steps.flatMap(({ item: whole, ...step }) =>
    publicTrace([whole]).map((item) => ({
      ...step,
      ...{ nodeId: item.nodeId, label: item.nodeLabel, status: item.status, item },
    })),
  );
}
