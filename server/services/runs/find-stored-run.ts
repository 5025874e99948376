import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { sumUsage } from "@/domain/pricing/sum-usage";
import type { Database } from "@/server/data/database";
import { messages, runs } from "@/server/data/schema/runs";
import type { Outcome } from "./outcome";
import type { Reasoning } from "./thoughts";

/** A run as it was written down. */
export interface StoredRun {
  chatId: string;
  internal: boolean;
  startedAt: Date;
  /** Undefined while it goes on. */
  ended: EndedRun | undefined;
}

export interface EndedRun {
  outcome: Outcome;
  question: string | undefined;
  /** What was kept of the answer. Undefined: nothing, because the server died. */
  said: string | undefined;
  reasoning: Reasoning | null;
}

/** One run of a flow; null when there is none, none yet, or when its messages were deleted. */
export async function findStoredRun(
  db: Database,
  { workspaceId, flowId, runId }: { workspaceId: string; flowId: string; runId: string },
): Promise<StoredRun | null> {
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.id, runId), eq(runs.flowId, flowId), eq(runs.workspaceId, workspaceId)));
  if (!run) return null;
  const { chatId, startedAt } = run;
  const stored = { chatId, startedAt, internal: run.chatType === "INTERNAL" };
  if (run.status === "running") return { ...stored, ended: undefined };
  const rows = await db
    .select()
    .from(messages)
    .where(and(eq(messages.runId, runId), eq(messages.flowId, flowId), eq(messages.workspaceId, workspaceId)));
  const answer = rows.find(({ role }) => role === "apiMessage");
  // A server that died left the question alone.
  if (!answer && run.status === "finished") return null;
  return {
    ...stored,
    ended: {
      outcome: outcomeOf(run, answer),
      question: rows.find(({ role }) => role === "userMessage")?.content,
      said: answer?.content,
      reasoning: answer?.reasoning ?? null,
    },
  };
}

function outcomeOf(run: typeof runs.$inferSelect, answer: typeof messages.$inferSelect | undefined): Outcome {
  const { chatId, sessionId } = run;
  return {
    ...{ chatId, sessionId, messageId: answer?.id ?? "", memoryType: answer?.memoryType ?? undefined },
    followUpPrompts: answer?.followUpPrompts ?? undefined,
    usage: sumUsage(run.usage ?? []),
    result:
      run.status === "finished" && answer
        ? { status: "finished", answer: answerOf(answer) }
        : { status: "failed", error: new AppError("upstream_failed", run.error ?? "The run did not end.") },
  };
}

function answerOf({ content, sourceDocuments, usedTools, artifacts, fileAnnotations }: typeof messages.$inferSelect) {
  return {
    text: content,
    ...(sourceDocuments && { sourceDocuments }),
    ...(usedTools && { usedTools }),
    ...(artifacts && { artifacts }),
    ...(fileAnnotations && { fileAnnotations }),
  };
}
