import type { RunEvent, Usage } from "@/domain/api/stream-event";
import { AppError, isAppError } from "@/domain/errors";
import { sumUsage } from "@/domain/pricing/sum-usage";
import { withCost } from "@/domain/pricing/with-cost";
import type { AgentflowRun } from "./agentflow/agentflow-run";
import { runAgentflow } from "./agentflow/run-agentflow";
import { createAnswerStream } from "./answer-stream";
import { applyOverrides } from "./apply-overrides";
import { createEventQueue } from "./event-queue";
import type { EnginePorts } from "./ports";
import type { PreparedFlow } from "./prepare-flow";
import { runChatflow } from "./run-chatflow";
import type { RunRequest, RunResult } from "./run-request";
import { createStepLog, type StepLog } from "./step-log";

const usualTimeLimitMs = 120_000;

/** Why whatever a run left behind ends. Made once: without a reason each abort would make one, with a stack. */
const over = new Error("The run is over.");

/**
 * Answers one question. Yields what happens while it happens and returns how it ended; it never throws, and it ends at
 * its time limit or when `signal` fires, whatever the nodes do. Leaving the loop early aborts the run.
 */
export async function* runFlow(
  prepared: PreparedFlow,
  request: RunRequest,
  ports: EnginePorts,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, RunResult> {
  const queue = createEventQueue<RunEvent>();
  const stop = new AbortController();
  const result = execute(prepared, request, ports, { send: queue.push, signal, stop }).finally(queue.close);
  let finished = false;
  try {
    for (let events = await queue.take(); events !== undefined; events = await queue.take()) yield* events;
    const ended = await result;
    // All that it began was waited for; every other ending may leave something under way.
    finished = ended.status === "finished";
    return ended;
  } finally {
    if (!finished) stop.abort(over);
  }
}

interface Conduct {
  send(event: RunEvent): void;
  /** The caller's wish to end. */
  signal: AbortSignal;
  /** Ends everything that belongs to the run. */
  stop: AbortController;
}

async function execute(
  prepared: PreparedFlow,
  request: RunRequest,
  ports: EnginePorts,
  { send, signal, stop }: Conduct,
): Promise<RunResult> {
  if (!prepared.plan.ok) return { status: "failed", error: prepared.plan.error };
  if (signal.aborted) return { status: "aborted" };
  const usage: Usage[] = [];
  const now = (): number => ports.clock.now().getTime();
  const tell = (event: RunEvent): void => {
    if (event.type !== "usage") return send(event);
    const priced = withCost(event.usage, ports.clock.now());
    usage.push(priced);
    send({ ...event, usage: priced });
  };
  const stream = createAnswerStream(tell, { redactor: prepared.redactor, streaming: request.streaming, now });
  const steps = createStepLog((event) => stream.emit(event), now);
  const limit = request.timeLimitMs ?? usualTimeLimitMs;
  const end = watch(signal, stop, limit);
  send({ type: "start" });
  try {
    const conducted = { prepared, request, ports, stream, signal: stop.signal };
    const { plan } = prepared;
    const work =
      plan.kind === "chatflow"
        ? answerChatflow({ ...conducted, plan: plan.value, steps })
        : answerAgentflow({ ...conducted, plan: plan.value });
    const ended = await Promise.race([work, end.reached]);
    const answer = stream.finish(ended.answer);
    if (plan.kind === "chatflow") steps.finish(plan.value.ending, answer);
    const total = sumUsage(usage);
    return { ...ended, answer, ...(total && { usage: total }) };
  } catch (error) {
    stream.flush();
    return failure(error, { signal, stop: stop.signal, steps, limit });
  } finally {
    end.clear();
  }
}

const answerChatflow = async (run: Parameters<typeof runChatflow>[0]) => ({
  status: "finished" as const,
  ...(await runChatflow(run)),
});

async function answerAgentflow(run: Omit<AgentflowRun, "overrides">) {
  const { steps, speakers } = run.plan;
  const partners = speakers.filter(({ node }) => !steps.has(node.id));
  const overrides = applyOverrides([...steps.values(), ...partners], run.request);
  return { ...(await runAgentflow({ ...run, overrides })), ignoredOverrides: overrides.ignored };
}

/** Aborts `stop` when the caller wants to end or the time is up, and rejects `reached` then. */
function watch(
  signal: AbortSignal,
  stop: AbortController,
  limitMs: number,
): { reached: Promise<never>; clear(): void } {
  const timer = setTimeout(() => stop.abort(new OutOfTime()), limitMs);
  const pass = (): void => stop.abort(signal.reason);
  signal.addEventListener("abort", pass, { once: true });
  const reached = new Promise<never>((_resolve, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason), { once: true });
  });
  // Nobody may be waiting any more when it fires.
  reached.catch(() => undefined);
  return {
    reached,
    clear() {
      clearTimeout(timer);
      signal.removeEventListener("abort", pass);
    },
  };
}

class OutOfTime extends Error {}

function failure(
  error: unknown,
  { signal, stop, steps, limit }: { signal: AbortSignal; stop: AbortSignal; steps: StepLog; limit: number },
): RunResult {
  // Whatever a node throws after an abort is only its way of ending.
  if (stop.reason instanceof OutOfTime) {
    const message = `The run took longer than ${limit / 1000} s and was stopped.`;
    const nodeId = steps.failOpen(message);
    return { status: "failed", error: new AppError("timed_out", message, { ...(nodeId !== undefined && { nodeId }) }) };
  }
  steps.terminate();
  if (signal.aborted || stop.aborted) return { status: "aborted" };
  const known = isAppError(error)
    ? error
    : new AppError("internal", "Something went wrong in the server. Its log says what.", { cause: error });
  return { status: "failed", error: known };
}
