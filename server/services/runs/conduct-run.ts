import type { Answer, RunEvent, Usage } from "@/domain/api/stream-event";
import { AppError, isAppError } from "@/domain/errors";
import { sumUsage } from "@/domain/pricing/sum-usage";
import type { EnginePorts } from "@/server/engine/ports";
import type { PreparedFlow } from "@/server/engine/prepare-flow";
import { runFlow } from "@/server/engine/run-flow";
import type { RunRequest, RunResult } from "@/server/engine/run-request";
import { newId } from "@/server/platform/ids";
import { answerText } from "./answer-text";
import type { CallableFlow } from "./callable-flow";
import type { Outcome } from "./outcome";
import { type AnswerToProcess, postProcess } from "./post-process";
import type { RecordedStep, RunEnd, RunStart } from "./record-run";
import type { RunDesk } from "./run-desk";
import { suggestFollowUps } from "./suggest-follow-ups";
import { createThoughts } from "./thoughts";

export interface ConductedRun {
  flow: CallableFlow;
  prepared: PreparedFlow;
  start: RunStart;
  request: RunRequest;
  ports: EnginePorts;
  signal: AbortSignal;
  /** Id of the answer's message. */
  answerId?: string;
  /** Written down while it goes on, once it takes long. */
  visible: boolean;
  /** Whether its outcome is written down; it is unless somebody else goes on with the run. */
  records?: (result: Outcome["result"]) => boolean;
  onEvent?: ((event: RunEvent) => void) | undefined;
}

export type Conducted = Pick<Outcome, "messageId" | "usage" | "followUpPrompts" | "result"> & {
  /** How the engine ended, when it did. */
  ran: RunResult | undefined;
};

/** Runs a flow to its end and writes down what came of it. Never rejects because of the run. */
export async function conductRun(desk: RunDesk, run: ConductedRun): Promise<Conducted> {
  const { flow, prepared, start, request, ports, signal } = run;
  const notes = takeNotes(desk, run.onEvent);
  const early = run.visible ? setTimeout(() => notes.begin(start), desk.visibleAfterMs) : undefined;
  const { ran, result: settled } = await settle(runFlow(prepared, request, ports, signal), notes, signal);
  const result = await withLastWord(settled, { flow, request, ports, signal });
  const answer = result.status === "finished" && !result.answer.action ? answerText(result.answer) : "";
  const limitMs = desk.followUpLimitMs;
  const followUpPrompts = await suggestFollowUps({ flow, request, answer, ports, signal, limitMs });
  clearTimeout(early);
  const answerId = run.answerId ?? newId();
  const recorded = run.records?.(result) ?? true;
  const usage = await notes.finish(recorded ? start : undefined, result, { followUpPrompts, answerId });
  return { messageId: answerId, usage: sumUsage(usage), followUpPrompts, result, ran };
}

async function withLastWord(ran: Outcome["result"], given: AnswerToProcess): Promise<Outcome["result"]> {
  // The question of a run that waits is no answer yet.
  if (ran.status !== "finished" || ran.answer.action) return ran;
  try {
    return { status: "finished", answer: await postProcess(ran.answer, given) };
  } catch (error) {
    return endedBy(error, given.signal);
  }
}

/** Reads a run to its end. */
async function settle(
  run: AsyncGenerator<RunEvent, RunResult>,
  notes: Notes,
  signal: AbortSignal,
): Promise<{ ran: RunResult | undefined; result: Outcome["result"] }> {
  try {
    for (;;) {
      const { value, done } = await run.next();
      if (!done) notes.note(value);
      else return { ran: value, result: resultOf(value, signal) };
    }
  } catch (error) {
    return { ran: undefined, result: endedBy(error, signal) };
  }
}

function resultOf(ran: RunResult, signal: AbortSignal): Outcome["result"] {
  if (ran.status === "finished" || ran.status === "paused") return { status: "finished", answer: ran.answer };
  return ran.status === "failed" ? { status: "failed", error: ran.error } : stopped(signal);
}

function endedBy(error: unknown, signal: AbortSignal): Outcome["result"] {
  if (signal.aborted) return stopped(signal);
  return {
    status: "failed",
    error: isAppError(error)
      ? error
      : new AppError("internal", "Something went wrong in the server. Its log says what.", { cause: error }),
  };
}

function stopped({ reason }: AbortSignal): Outcome["result"] {
  return { status: "aborted", error: isAppError(reason) ? reason : new AppError("aborted", "The run was stopped.") };
}

interface Notes {
  note(event: RunEvent): void;
  /** Writes the run and its question while it goes on. */
  begin(start: RunStart): void;
  /** Writes the outcome, unless there is no `start` to write it to. Gives the usage of each model. */
  finish(
    start: RunStart | undefined,
    result: Outcome["result"],
    rest: Pick<RunEnd, "followUpPrompts" | "answerId">,
  ): Promise<readonly Usage[]>;
}

/** Collects what is written down of a run, and passes events on. */
function takeNotes(desk: RunDesk, onEvent: ConductedRun["onEvent"]): Notes {
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
    async finish(start, result, rest) {
      const finished: Answer | undefined = result.status === "finished" ? result.answer : undefined;
      const status = finished?.action ? "paused" : result.status;
      const end: RunEnd = {
        ...{ ...rest, status, answer: finished, usage, steps, endedAt: desk.clock.now() },
        text: finished ? answerText(finished) : said,
        reasoning: thoughts.whole(),
        error: result.status === "finished" ? undefined : result.error.message,
      };
      if (start) await desk.recorder.end(start, end, (await begun) ?? false);
      return usage;
    },
  };
}
