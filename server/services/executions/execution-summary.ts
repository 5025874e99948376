import { sql } from "drizzle-orm";
import type { Usage } from "@/domain/api/stream-event";
import { sumUsage } from "@/domain/pricing/sum-usage";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import type { ExecutionRow } from "./load-execution";

/** A run as lists show it. */
export interface ExecutionSummary {
  id: string;
  flowId: string;
  flowName: string;
  status: ExecutionRow["status"];
  sessionId: string;
  chatId: string;
  /** What was asked or filled in. */
  question: string;
  createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
  /** Redacted sentence of what went wrong. */
  error: string | null;
  /** Visits of steps that have ended or wait. */
  steps: number;
  /** Of all models together, with the cost when every part of it is known. */
  usage: Usage | undefined;
  /** How often the process that ran it died. */
  interruptions: number;
  /** The run and the step that it was made from. */
  origin: { executionId: string; nodeId: string } | null;
  /** Begun by a step of another run. */
  nested: boolean;
  /** Whoever knows its link may look at it. */
  shared: boolean;
}

/** For queries that join the flow. */
export const summaryColumns = {
  id: executions.id,
  flowId: executions.flowId,
  flowName: flows.name,
  status: executions.status,
  sessionId: executions.sessionId,
  chatId: executions.chatId,
  question: sql<string>`coalesce(
    nullif(${executions.turn}->>'question', ''),
    (select string_agg(key || ': ' || value, ', ') from jsonb_each_text(${executions.form})),
    ${executions.turn}->>'said', '')`,
  createdAt: executions.createdAt,
  updatedAt: executions.updatedAt,
  endedAt: executions.endedAt,
  error: executions.error,
  steps: sql<number>`(select count(distinct ${executionSteps.visitId})::int from ${executionSteps} where ${executionSteps.executionId} = ${executions.id})`,
  usage: executions.usage,
  interruptions: executions.interruptions,
  origin: executions.origin,
  nested: sql<boolean>`${executions.parentKey} is not null`,
  shared: sql<boolean>`${executions.shareToken} is not null`,
};

export const toSummary = ({
  usage,
  ...row
}: Omit<ExecutionSummary, "usage"> & { usage: readonly Usage[] }): ExecutionSummary => ({
  ...row,
  usage: sumUsage(usage),
});
