import { and, desc, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { executions } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import type { SubflowResult } from "@/server/nodes/step-scope";
import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";
import type { ExecutionRow } from "./load-execution";
import { resultOf } from "./subflow-result";
import { takeUp } from "./take-up";

const pollMs = 200;

interface Sought {
  parentKey: string;
  /** The pause that the step has a decision for. */
  asked: { executionId: string; turns: number } | undefined;
  signal: AbortSignal;
}

/**
 * What became of a run that a step had begun before it was cut off. Undefined when it has to be begun, or still waits
 * for the very decision that the step has now.
 */
export async function findNested(
  desk: RunDesk,
  flow: CallableFlow,
  { parentKey, asked, signal }: Sought,
): Promise<SubflowResult | undefined> {
  const { db } = desk.executions;
  for (;;) {
    signal.throwIfAborted();
    const [row] = await db
      .select()
      .from(executions)
      .where(and(eq(executions.parentKey, parentKey), eq(executions.workspaceId, flow.workspaceId)));
    if (!row || (row.status === "paused" && row.turns === asked?.turns)) return undefined;
    if (row.status !== "running") return endOf(desk, row);
    const taken = await takeUp(desk, row);
    if (taken) return resultOf(await taken.going, row.turns);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function endOf({ executions: { db } }: RunDesk, row: ExecutionRow): Promise<SubflowResult> {
  if (row.status === "failed" || row.status === "aborted")
    throw new AppError("unprocessable", row.error ?? "The flow that this step runs did not end.");
  const [answer] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.runId, row.id), eq(messages.role, "apiMessage")))
    .orderBy(desc(messages.seq))
    .limit(1);
  const { content: text = "", sourceDocuments, usedTools, artifacts, fileAnnotations } = answer ?? {};
  const [action] = row.waiting ?? [];
  return resultOf(
    {
      execution: { id: row.id, trace: [], form: undefined },
      result: {
        status: "finished",
        answer: {
          text,
          ...(sourceDocuments && { sourceDocuments }),
          ...(usedTools && { usedTools }),
          ...(artifacts && { artifacts }),
          ...(fileAnnotations && { fileAnnotations }),
          ...(action && { action }),
        },
      },
    },
    row.turns,
  );
}
