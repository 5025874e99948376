import type { ExecutionState } from "@/domain/api/contracts/execution";
import * as contracts from "@/domain/api/contracts/execution";
import { AppError } from "@/domain/errors";
import { findExecution } from "@/server/services/executions/find-execution";
import { getExecutionRecord } from "@/server/services/executions/get-execution-record";
import { pageExecutionRecords } from "@/server/services/executions/page-execution-records";
import { removeExecutions } from "@/server/services/executions/remove-executions";
import { shareExecution } from "@/server/services/executions/share-execution";
import { showPublicRecord } from "@/server/services/executions/show-public-record";
import type { RunStatus } from "@/server/services/runs/list-runs";
import { deskOf } from "../desk-of";
import { publicRoute, route } from "../route";
import { toExecution } from "../to-execution";

const usualLimit = 12;

/** Runs that took too long count as failed here. */
const statuses: Readonly<Record<Exclude<ExecutionState, "TIMEOUT">, RunStatus>> = {
  INPROGRESS: "running",
  FINISHED: "finished",
  ERROR: "failed",
  TERMINATED: "aborted",
  STOPPED: "paused",
};

export const listExecutions = route(contracts.listExecutions, async ({ query, ctx }) => {
  const { agentflowId, agentflowName, state, startDate, endDate, page = 1, limit = usualLimit, ...filter } = query;
  if (page === 0 || limit === 0) throw new AppError("precondition_failed", "page and limit begin at 1.");
  if (state === "TIMEOUT") return { data: [], total: 0 };
  const { data, total } = await pageExecutionRecords(ctx, {
    ...{ ...filter, flowId: agentflowId, flowName: agentflowName, status: state && statuses[state] },
    ...{ from: startDate, to: endDate, page, limit },
  });
  return { data: data.map(toExecution), total };
});

export const readExecution = route(contracts.readExecution, async ({ params, ctx }) =>
  toExecution(await getExecutionRecord(ctx, { id: params.id ?? "" })),
);

export const updateExecution = route(contracts.updateExecution, async ({ params, body: { isPublic }, ctx }) => {
  const { id = "" } = params;
  if (isPublic !== undefined) await shareExecution(ctx, { id, on: isPublic });
  return toExecution(await getExecutionRecord(ctx, { id }));
});

export const deleteExecution = route(contracts.deleteExecution, async ({ params, ctx, incoming }) => {
  const { id } = await findExecution(ctx, params.id ?? "");
  const { deleted } = await removeExecutions({ ...ctx, runs: deskOf(incoming.runtime) }, { ids: [id] });
  return { success: true, deletedCount: deleted } as const;
});

export const deleteExecutions = route(
  contracts.deleteExecutions,
  async ({ body: { executionIds: ids = [] }, ctx, incoming }) => {
    if (ids.length === 0) throw new AppError("invalid_input", "No execution IDs provided");
    const { deleted } = await removeExecutions({ ...ctx, runs: deskOf(incoming.runtime) }, { ids });
    return { success: true, deletedCount: deleted } as const;
  },
);

export const publicExecution = publicRoute(contracts.publicExecution, async ({ params, incoming }) =>
  toExecution(await showPublicRecord(incoming.runtime, { id: params.id ?? "" })),
);
