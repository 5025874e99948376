import type { Answer } from "@/domain/api/stream-event";
import type { ConversationTurn } from "@/domain/api/trace-item";
import { errorOutput } from "@/domain/catalogue/step-settings";
import { AppError, isAppError } from "@/domain/errors";
import { createEventQueue } from "../event-queue";
import type { IterationRound } from "@/server/nodes/step-scope";
import type { AgentflowRun, PausedAt, StepRecord } from "./agentflow-run";
import { answerOf } from "./answer-of";
import { humanAction } from "./human-action";
import { initialState } from "./initial-state";
import { type Past, PastReader } from "./past";
import { Scheduler } from "./scheduler";
import { type Ended, runVisit } from "./run-visit";
import { stateAfter } from "./step-lookup";
import { traceItem } from "./trace-item";
import type { Effect, FinishedVisit, Frontier, OpenVisit, Visit } from "./visit";

export type AgentflowOutcome =
  | { status: "finished"; answer: Answer; state: Readonly<Record<string, unknown>> }
  | { status: "paused"; answer: Answer; waiting: readonly PausedAt[] };

interface Applied {
  records: StepRecord[];
  /** Visits that are no longer wanted. */
  dropped: readonly number[];
  /** Why the run cannot go on. */
  fatal?: AppError;
}

/** Steps at work at the same time. */
const mostAtOnce = 16;
const limits = { maxSteps: 1000, maxItems: 1000, maxTurns: 1000 };

/**
 * Runs an agentflow to its end, or until everything that is left waits for a person. Every step that has ended is
 * written down together with what comes next before anything of that begins, so that a run can be taken up again
 * wherever it was cut off. Rejects with the `AppError` of the step that ended it.
 */
export async function runAgentflow(run: AgentflowRun): Promise<AgentflowOutcome> {
  return new AgentflowRunner(run).run();
}

class AgentflowRunner {
  readonly #run: AgentflowRun;
  readonly #scheduler: Scheduler;
  readonly #pasts: PastReader;
  readonly #inbox = createEventQueue<Ended>();
  readonly #running = new Map<number, { visit: OpenVisit; stop: AbortController }>();
  /** Inputs of containers whose rounds go on, for their trace. */
  readonly #containers = new Map<number, Ended>();
  /** Of visits that began here: the last step of a round ends it before its own record is made. */
  readonly #rounds = new Map<number, IterationRound | undefined>();
  #waiting: OpenVisit[] = [];

  constructor(run: AgentflowRun) {
    this.#run = run;
    const { request, plan } = run;
    const { maxSteps = limits.maxSteps, maxTurns = limits.maxTurns, takenUp } = request.agentflow ?? {};
    this.#scheduler = new Scheduler(plan, { ...limits, maxSteps, maxTurns }, takenUp);
    this.#pasts = new PastReader(plan, this.#scheduler.finished, initialState(run));
  }

  async run(): Promise<AgentflowOutcome> {
    const { signal } = this.#run;
    try {
      // A new run is written down before its first step.
      await this.#commit([]);
      this.#startReady();
      while (this.#running.size > 0) {
        const ended = await this.#inbox.take();
        signal.throwIfAborted();
        await this.#take((ended ?? []).toSorted((a, b) => a.visit.id - b.visit.id));
      }
      return this.#outcome();
    } finally {
      for (const { visit, stop } of this.#running.values()) {
        stop.abort(new AppError("aborted", "The run was stopped."));
        this.#tell(visit, "TERMINATED");
      }
    }
  }

  #startReady(): void {
    this.#waiting.push(...this.#scheduler.takeReady());
    while (this.#running.size < mostAtOnce) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#start(next);
    }
  }

  #start(visit: OpenVisit): void {
    const stop = new AbortController();
    this.#running.set(visit.id, { visit, stop });
    if (!this.#rounds.has(visit.id) || visit.decided) this.#tell(visit, "INPROGRESS");
    const round = this.#roundOf(visit);
    this.#rounds.set(visit.id, round);
    const context = {
      ...{ run: this.#run, visit, past: this.#pastOf(visit), round },
      ...{ isLast: this.#scheduler.isLast(visit), finished: this.#scheduler.finished },
      signal: AbortSignal.any([this.#run.signal, stop.signal]),
    };
    void runVisit(context).then(this.#inbox.push);
  }

  /** What its owner put in place of the state that a visit would find. */
  #editOf({ id }: Visit): Readonly<Record<string, unknown>> | undefined {
    const edit = this.#run.request.agentflow?.takenUp?.edit;
    return edit?.visitId === id ? edit.state : undefined;
  }

  #pastOf(visit: Visit, causes = visit.causes): Past {
    const past = this.#pasts.before(causes);
    const edited = this.#editOf(visit);
    return edited ? { ...past, state: { ...past.state, ...edited } } : past;
  }

  #roundOf(visit: Visit) {
    const round = this.#scheduler.roundOf(visit);
    if (!round) return undefined;
    const { index, items } = round;
    return { index, value: items[index], isFirst: index === 0, isLast: index === items.length - 1 };
  }

  async #take(ended: readonly Ended[]): Promise<void> {
    const records: StepRecord[] = [];
    const dropped: OpenVisit[] = [];
    let fatal: AppError | undefined;
    for (const one of ended) {
      if (!this.#running.delete(one.visit.id) || fatal) continue;
      const applied = this.#apply(one);
      records.push(...applied.records);
      dropped.push(...this.#drop(applied.dropped));
      fatal = applied.fatal;
    }
    await this.#commit(records);
    for (const visit of dropped) this.#tell(visit, "TERMINATED");
    for (const record of records) this.#report(record);
    if (fatal) throw fatal;
    this.#startReady();
  }

  #drop(ids: readonly number[]): OpenVisit[] {
    this.#waiting = this.#waiting.filter(({ id }) => !ids.includes(id));
    return ids.flatMap((id) => {
      const running = this.#running.get(id);
      this.#running.delete(id);
      running?.stop.abort(new AppError("aborted", "Another step of the round has failed."));
      return running ? [running.visit] : [];
    });
  }

  #apply(ended: Ended): Applied {
    const before = this.#scheduler.frontier();
    try {
      const { outcome, visit } = ended;
      if (outcome.kind === "paused") {
        this.#scheduler.pause(visit.id, outcome);
        return { records: [this.#record(ended, before, "STOPPED", outcome.shown)], dropped: [] };
      }
      if (outcome.kind === "turn") return this.#advance(ended, outcome);
      if (outcome.kind === "failed") return this.#fail(ended, before, outcome.error);
      const effect = this.#effectOf(ended, outcome);
      if (outcome.each) this.#containers.set(visit.id, ended);
      const finished = this.#scheduler.finish(visit.id, { ...outcome, effect });
      return { records: this.#recordsOf(finished, ended, before), dropped: [] };
    } catch (error) {
      if (!isAppError(error)) throw error;
      return this.#fail(ended, before, error);
    }
  }

  /** Every turn of a visit begins where the visit did, so that what it has kept so far is written once. */
  #advance(ended: Ended, { turn, kept }: Extract<Ended["outcome"], { kind: "turn" }>): Applied {
    const { visit } = ended;
    const { open, ...rest } = this.#scheduler.frontier();
    const { id, nodeId, visit: number, frame, causes } = visit;
    const begun = { id, nodeId, visit: number, frame, causes };
    this.#scheduler.advance(id, kept);
    const before = { ...rest, open: open.map((one) => (one.id === id ? begun : one)) };
    const output = { content: turn.content };
    return { records: [this.#record({ ...ended, turn }, before, "FINISHED", { output })], dropped: [] };
  }

  #fail(ended: Ended, before: Frontier, error: AppError): Applied {
    const { visit, inputs } = ended;
    const label = this.#run.plan.steps.get(visit.nodeId)?.node.label ?? visit.nodeId;
    const policy = inputs["stepOnError"];
    const instead = (content: string, follow?: string[]): Applied => {
      const effect: Effect = { output: { content, error: error.message } };
      const finished = this.#scheduler.finish(visit.id, { effect, follow });
      return { records: this.#recordsOf(finished, ended, before, error.message), dropped: [] };
    };
    if (error.code !== "aborted" && policy === "fallback")
      return instead(text(inputs["stepFallback"]).replaceAll(/\{\{\s*error\s*\}\}/g, () => error.message));
    if (error.code !== "aborted" && policy === "branch") return instead(error.message, [errorOutput]);
    const round = this.#scheduler.roundOf(visit);
    const record = this.#record(ended, before, "ERROR", { output: {} }, error.message);
    const failed =
      round && this.#scheduler.fail(visit.id, `Error in iteration ${String(round.index + 1)}: ${error.message}`);
    if (failed)
      return { records: [record, ...this.#recordsOf(failed.finished, ended, before)], dropped: failed.dropped };
    // Whoever takes part in a conversation is to be mended there.
    const guilty = this.#run.plan.speakers.find(({ node }) => node.id === error.nodeId)?.node;
    const fatal = new AppError(error.code, failureOf(guilty?.label ?? label, error.message), {
      ...{ cause: error, nature: error.nature, nodeId: guilty?.id ?? visit.nodeId },
    });
    return { records: [record], dropped: [], fatal };
  }

  /** What a step did, without secrets, as JSON carries it. */
  #effectOf({ visit }: Ended, outcome: Extract<Ended["outcome"], { kind: "done" }>): Effect {
    const { messages, forgetPast } = outcome;
    const edited = this.#editOf(visit);
    const changes = stateAfter(outcome.state, outcome.output);
    const effect: Effect = {
      output: outcome.output,
      ...(messages && messages.length > 0 && { messages }),
      ...((changes ?? edited) && { state: { ...edited, ...changes } }),
      ...(forgetPast && { forgetPast }),
    };
    return JSON.parse(JSON.stringify(this.#run.prepared.redactor.value(effect))) as Effect;
  }

  /** The visit's own record, and those of containers that ended with it. */
  #recordsOf(finished: readonly FinishedVisit[], ended: Ended, before: Frontier, error?: string): StepRecord[] {
    return finished.map((visit) => {
      const own = visit.id === ended.visit.id;
      const source = own
        ? ended
        : { ...(this.#containers.get(visit.id) ?? { ...ended, inputs: {}, shown: {} }), visit };
      return this.#record(source, before, "FINISHED", visit.effect, own ? error : undefined, visit);
    });
  }

  #record(
    { visit, ms, shown, pinned, turn }: Pick<Ended, "visit" | "ms" | "shown" | "pinned"> & { turn?: ConversationTurn },
    before: Frontier,
    status: "FINISHED" | "ERROR" | "STOPPED",
    { output, messages, state }: Effect,
    error?: string,
    finished?: FinishedVisit,
  ): StepRecord {
    const { plan, request, prepared } = this.#run;
    const step = plan.steps.get(visit.nodeId);
    if (!step) throw new AppError("internal", "A step is in no plan.");
    const past = this.#pastOf(visit, finished?.causes);
    const trace = traceItem({
      ...{ step, status, input: shown, output, state: { ...past.state, ...state }, messages, error },
      ...{ decidedBy: visit.decided?.decision.by, expired: visit.decided?.decision.expired, turn },
      ...{ round: this.#rounds.get(visit.id) ?? this.#roundOf(visit), sessionId: request.sessionId },
    });
    const { id, nodeId, visit: number, frame, causes } = visit;
    return {
      visit: { id, nodeId, visit: number, frame, causes },
      ...(finished && { finished }),
      ...{ trace: prepared.redactor.value(trace), ms, before },
      ...(pinned && { pinned }),
    };
  }

  async #commit(steps: readonly StepRecord[]): Promise<void> {
    const { journal } = this.#run.request.agentflow ?? {};
    await journal?.commit({ steps, frontier: this.#scheduler.frontier() });
  }

  #tell(visit: OpenVisit, status: "INPROGRESS" | "TERMINATED"): void {
    const label = this.#run.plan.steps.get(visit.nodeId)?.node.label ?? visit.nodeId;
    this.#run.stream.emit({ type: "step", nodeId: visit.nodeId, label, status });
  }

  #report({ trace, ms }: StepRecord): void {
    const { nodeId, nodeLabel, status, data } = trace;
    const { error, output, turn } = data;
    const told = { type: "step", nodeId, label: nodeLabel, status, ms, output } as const;
    // After a turn the step is still under way.
    if (!turn) this.#run.stream.emit({ ...told, ...(error !== undefined && { error }) });
    this.#run.stream.emit({ type: "trace", item: trace });
  }

  #outcome(): AgentflowOutcome {
    const waiting = this.#scheduler.paused().map((visit) => humanAction(this.#run, visit));
    const [first] = waiting;
    if (!first) {
      const { state } = this.#pasts.before(this.#scheduler.ends());
      return { status: "finished", answer: answerOf(this.#scheduler.lastOf()), state };
    }
    for (const { action } of waiting) this.#run.stream.emit({ type: "action", action });
    return { status: "paused", answer: { text: first.content, action: first.action }, waiting };
  }
}

/** Names the step once: what went wrong in it may name it already. */
function failureOf(label: string, message: string): string {
  const named = `“${label}”`;
  if (message.startsWith(`${named}: `)) return `Error in ${label}: ${message.slice(named.length + 2)}`;
  return message.includes(named) ? message : `Error in ${label}: ${message}`;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
