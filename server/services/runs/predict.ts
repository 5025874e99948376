import type { PredictionBody } from "@/domain/api/contracts/prediction";
import type { Answer, RunEvent, Usage } from "@/domain/api/stream-event";
import type { TraceItem } from "@/domain/api/trace-item";
import { type AppError, AppError as Failure, isAppError } from "@/domain/errors";
import { sumUsage } from "@/domain/pricing/sum-usage";
import type { ChatType } from "@/server/data/schema/runs";
import type { EnginePorts } from "@/server/engine/ports";
import type { RunRequest, RunResult } from "@/server/engine/run-request";
import { runFlow } from "@/server/engine/run-flow";
import { newId } from "@/server/platform/ids";
import { receiveUploads } from "../files/receive-uploads";
import { answerText } from "./answer-text";
import { resolveCallIds } from "./call-ids";
import type { CallableFlow } from "./callable-flow";
import { hearQuestion } from "./hear-question";
import { type AnswerToProcess, lastWordOf, postProcess } from "./post-process";
import type { RecordedStep, RunEnd, RunStart } from "./record-run";
import type { RunDesk } from "./run-desk";
import { suggestFollowUps } from "./suggest-follow-ups";
import { createThoughts } from "./thoughts";

export interface Prediction {
  flow: CallableFlow;
  body: PredictionBody;
  chatType: ChatType;
  /** From the canvas: the newest version runs, and callers' sessions stay out of reach. */
  internal: boolean;
  /** Key it was called with; revoking that stops the run. */
  keyId?: string | undefined;
  /** Stops the run. */
  signal?: AbortSignal | undefined;
  /** Tokens are wanted as they come. */
  streaming: boolean;
  /** Told once the run has an id and begins. Must not throw. */
  onStart?(start: RunStart): void;
  /** Told everything while it happens. Must not throw. */
  onEvent?(event: RunEvent): void;
}

export interface Execution {
  id: string;
  /** Every step so far, in the order in which they ended. */
  trace: readonly TraceItem[];
  form: Readonly<Record<string, unknown>> | undefined;
}

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

/**
 * Asks a flow one question and writes down what came of it. The run does not depend on whoever waits for it: it ends,
 * and is kept, even when nobody listens any more. Rejects only when it could not begin.
 */
export async function predict(desk: RunDesk, call: Prediction): Promise<Outcome> {
  const { flow, body, internal } = call;
  const versionId = internal ? flow.latestVersionId : flow.publishedVersionId;
  if (versionId === null)
    throw new Failure("unprocessable", "This flow has never been saved. Open it, save it and try again.");
  const prepared = await desk.prepared.get(flow, versionId);
  const { isNew, ...ids } = resolveCallIds({
    chatId: body.chatId,
    sessionId: body.overrideConfig?.sessionId,
    fixedSessionId: prepared.memory?.sessionId,
    internal,
  });
  const conversation = { workspaceId: flow.workspaceId, flowId: flow.id, chatId: ids.chatId };
  const received = await receiveUploads(desk.uploads, conversation, [...body.uploads, ...body.files]);
  const question = await hearQuestion(desk, call, received.recordings);
  const start: RunStart = {
    ...{ runId: newId(), questionId: newId(), workspaceId: flow.workspaceId, flowId: flow.id, versionId },
    ...{ chatId: ids.chatId, sessionId: ids.sessionId, chatType: call.chatType, leadEmail: body.leadEmail },
    question: question ?? "",
    fileUploads: received.fileUploads,
    memoryType: prepared.memory?.label,
    startedAt: desk.clock.now(),
  };
  const request: RunRequest = {
    ...{ runId: start.runId, question: start.question, chatId: ids.chatId, sessionId: ids.sessionId },
    ...{ history: body.history, streaming: streamed(call), timeLimitMs: desk.timeLimitMs },
    ...{ attachedText: received.attachedText, images: received.images },
    ...(body.overrideConfig && { overrideConfig: body.overrideConfig }),
    ...(flow.settings.overrideRules && { overrideRules: flow.settings.overrideRules }),
  };
  return desk.active.track({ flowId: flow.id, chatId: ids.chatId, keyId: call.keyId }, async (tracked) => {
    const signal = call.signal ? AbortSignal.any([tracked, call.signal]) : tracked;
    call.onStart?.(start);
    const notes = takeNotes(desk, call.onEvent);
    const early = setTimeout(() => notes.begin(start), desk.visibleAfterMs);
    const ports = portsFor(desk, flow, isNew);
    const ran = await settle(runFlow(prepared, request, ports, signal), notes, signal);
    const result = await withLastWord(ran, { flow, request, ports, signal });
    const answer = result.status === "finished" ? answerText(result.answer) : "";
    const limitMs = desk.followUpLimitMs;
    const followUpPrompts = await suggestFollowUps({ flow, request, answer, ports, signal, limitMs });
    clearTimeout(early);
    const end = await notes.finish(start, result, followUpPrompts);
    const told = { messageId: end.answerId, memoryType: start.memoryType, usage: sumUsage(end.usage), followUpPrompts };
    return { ...ids, ...told, question, result };
  });
}

/** What a script may still change is told only when it is certain. */
const streamed = ({ streaming, flow }: Prediction): boolean => streaming && lastWordOf(flow) === undefined;

async function withLastWord(ran: Outcome["result"], given: AnswerToProcess): Promise<Outcome["result"]> {
  if (ran.status !== "finished") return ran;
  try {
    return { status: "finished", answer: await postProcess(ran.answer, given) };
  } catch (error) {
    return endedBy(error, given.signal);
  }
}

/** A session that has just begun has no messages to read. */
function portsFor(desk: RunDesk, { workspaceId }: CallableFlow, isNew: boolean): EnginePorts {
  const ports = desk.portsOf(workspaceId);
  return isNew ? { ...ports, loadHistory: async () => [] } : ports;
}

/** Reads a run to its end. */
async function settle(
  run: AsyncGenerator<RunEvent, RunResult>,
  notes: Notes,
  signal: AbortSignal,
): Promise<Outcome["result"]> {
  try {
    for (;;) {
      const { value, done } = await run.next();
      if (!done) notes.note(value);
      else if (value.status === "finished") return { status: "finished", answer: value.answer };
      else if (value.status === "failed") return { status: "failed", error: value.error };
      else if (value.status === "aborted") return stopped(signal);
      else throw new Failure("unprocessable", "This flow waits for a person, which it can only do in an agentflow.");
    }
  } catch (error) {
    return endedBy(error, signal);
  }
}

function endedBy(error: unknown, signal: AbortSignal): Outcome["result"] {
  if (signal.aborted) return stopped(signal);
  return {
    status: "failed",
    error: isAppError(error)
      ? error
      : new Failure("internal", "Something went wrong in the server. Its log says what.", { cause: error }),
  };
}

function stopped({ reason }: AbortSignal): Outcome["result"] {
  return { status: "aborted", error: isAppError(reason) ? reason : new Failure("aborted", "The run was stopped.") };
}

interface Notes {
  note(event: RunEvent): void;
  /** Writes the run and its question while it goes on. */
  begin(start: RunStart): void;
  finish(start: RunStart, result: Outcome["result"], followUpPrompts: Outcome["followUpPrompts"]): Promise<RunEnd>;
}

/** Collects what is written down of a run, and passes events on. */
function takeNotes(desk: RunDesk, onEvent: Prediction["onEvent"]): Notes {
  const steps: RecordedStep[] = [];
  const usage: Usage[] = [];
  const thoughts = createThoughts();
  let said = "";
  let begun: Promise<boolean> | undefined;
  return {
    note(event) {
      if (event.type === "token") said += event.text;
      else if (event.type === "thinking") thoughts.add(event);
      else if (event.type === "usage") usage.push(event.usage);
      else if (event.type === "step" && event.status !== "INPROGRESS")
        steps.push({ ...event, endedAt: desk.clock.now() });
      onEvent?.(event);
    },
    begin(start) {
      begun = desk.recorder.begin(start).then(
        () => true,
        (error: unknown) => {
          desk.log.error({ err: error, runId: start.runId }, "A run could not be written down while it went on");
          return false;
        },
      );
    },
    async finish(start, result, followUpPrompts) {
      const finished = result.status === "finished" ? result.answer : undefined;
      const end: RunEnd = {
        ...{ status: result.status, answerId: newId(), answer: finished, usage, steps, endedAt: desk.clock.now() },
        text: finished ? answerText(finished) : said,
        reasoning: thoughts.whole(),
        error: result.status === "finished" ? undefined : result.error.message,
        followUpPrompts,
      };
      await desk.recorder.end(start, end, (await begun) ?? false);
      return end;
    },
  };
}
