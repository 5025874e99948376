import { and, asc, eq, isNull } from "drizzle-orm";
import type { HumanAction } from "@/domain/api/trace-item";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import type { ChatType } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { visibleFlows } from "../flows/see-flow";
import { askedOf } from "./asked-of";
import type { ExecutionRow } from "./load-execution";
import { openQuestions } from "./open-questions";
import { turnOf } from "./turn-of";

/** One question that a run asks a person. */
export interface WaitingQuestion {
  executionId: string;
  flowId: string;
  flowName: string;
  chatId: string;
  sessionId: string;
  action: HumanAction;
  /** As the step asks it. */
  content: string;
  since: Date;
  /** What the run was asked. */
  question: string;
  /** How it was called, and by whom as far as they said. */
  chatType: ChatType;
  leadEmail: string | undefined;
}

const mostRows = 500;

/** Everything in the workspace that waits for a person, what has waited longest first. */
export async function listWaiting(ctx: ServiceContext): Promise<WaitingQuestion[]> {
  requireAccess(ctx, "viewer", "messages");
  const rows = await ctx.db
    .select({ row: executions, flowName: flows.name })
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .where(
      and(
        eq(executions.workspaceId, ctx.actor.workspaceId),
        eq(executions.status, "paused"),
        // What a flow inside another one asks is asked by the outermost.
        isNull(executions.parentKey),
        isNull(flows.deletedAt),
        await visibleFlows(ctx),
      ),
    )
    .orderBy(asc(executions.waitingSince), asc(executions.id))
    .limit(mostRows);
  return rows.flatMap(({ row, flowName }) => questionsOf(row, flowName));
}

function questionsOf(row: ExecutionRow, flowName: string): WaitingQuestion[] {
  const { id: executionId, flowId, chatId, sessionId, waitingSince, updatedAt } = row;
  const { chatType, leadEmail } = turnOf(row);
  return openQuestions(row).map((asked) => ({
    ...{ executionId, flowId, flowName, chatId, sessionId, ...asked, since: waitingSince ?? updatedAt },
    ...{ question: askedOf(row), chatType: chatType ?? "EXTERNAL", leadEmail },
  }));
}
