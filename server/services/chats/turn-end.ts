import type { Answer } from "@/domain/api/stream-event";
import type { HumanAction } from "@/domain/api/trace-item";
import { assertNever } from "@/domain/assert-never";
import { takenOver } from "../executions/execution-rows";
import { visitOf } from "../executions/open-questions";
import { serverStopped } from "../runs/active-runs";
import { answerText } from "../runs/answer-text";
import type { Outcome } from "../runs/outcome";
import { waitingMeta } from "./waiting-meta";

/** How a turn ended. A flow that waits says what it asks, and what it needs in order to go on. */
export type TurnEnd =
  | { status: "answered"; text: string; meta: Record<string, unknown> | null }
  | {
      status: "waiting";
      prompt: string;
      paused: Record<string, unknown>;
      meta: Record<string, unknown>;
      /** Who asks, when that is not the flow. */
      sender?: string | undefined;
    }
  | { status: "failed"; reason: string }
  /** Another process goes on with it. */
  | { status: "left" };

export function turnEnd({ result, followUpPrompts, execution }: Outcome): TurnEnd {
  switch (result.status) {
    case "finished": {
      const { answer } = result;
      if (answer.action) return waitingEnd(answerText(answer), answer.action, execution?.id);
      return { status: "answered", text: answerText(answer), meta: metaOf(answer, followUpPrompts) };
    }
    case "failed":
    case "aborted": {
      const { message } = result.error;
      const left = execution !== undefined && (message === serverStopped || message === takenOver);
      return left ? { status: "left" } : { status: "failed", reason: message };
    }
    default:
      return assertNever(result);
  }
}

export function waitingEnd(prompt: string, { id, data }: HumanAction, executionId: string | undefined): TurnEnd {
  const { meta, sender } = waitingMeta(data.input);
  return {
    ...{ status: "waiting", prompt, meta, sender },
    paused: { startNodeId: data.nodeId, ...(executionId !== undefined && { executionId, visitId: visitOf(id) }) },
  };
}

/** What came with the answer's text; null when nothing did. */
export function metaOf(
  { sourceDocuments, usedTools, artifacts }: Pick<Answer, "sourceDocuments" | "usedTools" | "artifacts">,
  followUpPrompts: Outcome["followUpPrompts"],
): Record<string, unknown> | null {
  const meta = {
    ...(sourceDocuments && { sourceDocuments }),
    ...(usedTools && { usedTools }),
    ...(artifacts && { artifacts }),
    ...(followUpPrompts && { followUpPrompts }),
  };
  return Object.keys(meta).length > 0 ? meta : null;
}
