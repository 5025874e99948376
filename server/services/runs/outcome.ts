import type { Answer, Usage } from "@/domain/api/stream-event";
import type { TraceItem } from "@/domain/api/trace-item";
import type { AppError } from "@/domain/errors";

/** How a call ended. What is known of the conversation is told in any case. */
export interface Outcome {
  chatId: string;
  sessionId: string;
  messageId: string;
  memoryType: string | undefined;
  /** As it was asked, or as it was heard in a recording. */
  question?: string | undefined;
  /** Questions that might come next. */
  followUpPrompts: readonly string[] | undefined;
  /** Of all models together, when they reported it. */
  usage?: Usage | undefined;
  /** Of an agentflow: its run, which goes on after a pause. */
  execution?: Execution | undefined;
  /** A run that waits for a person has finished for its caller: `answer.action` says what it waits for. */
  result: { status: "finished"; answer: Answer } | { status: "failed" | "aborted"; error: AppError };
}

export interface Execution {
  id: string;
  /** Every step so far, in the order in which they ended. */
  trace: readonly TraceItem[];
  form: Readonly<Record<string, unknown>> | undefined;
}
