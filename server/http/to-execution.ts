import type { Execution } from "@/domain/api/contracts/execution";
import { flowiseState } from "@/server/services/executions/claim-execution";
import type { ExecutionRecord } from "@/server/services/executions/execution-record";

/** A run in the shape that clients know. */
export const toExecution = (record: ExecutionRecord): Execution => ({
  id: record.id,
  executionData: JSON.stringify(record.trace),
  state: flowiseState(record.status),
  agentflowId: record.flowId,
  sessionId: record.sessionId,
  action: record.waiting?.[0] ? JSON.stringify(record.waiting[0]) : null,
  isPublic: record.shared,
  createdDate: record.createdAt.toISOString(),
  updatedDate: record.updatedAt.toISOString(),
  stoppedDate: record.endedAt?.toISOString() ?? null,
  workspaceId: record.workspaceId,
  agentflow: { id: record.flowId, name: record.flowName },
});
