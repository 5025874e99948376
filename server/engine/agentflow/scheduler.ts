import { AppError } from "@/domain/errors";
import { type AgentflowPlan, followers, jumpTarget, type PlannedStep } from "./plan-agentflow";
import type { Effect, FinishedVisit, Frontier, OpenRounds, OpenVisit, Visit, Waiting } from "./visit";

/** What a step asks for once it has finished. */
export interface Finish {
  effect: Effect;
  follow?: readonly string[] | undefined;
  backTo?: string | undefined;
  each?: readonly unknown[] | undefined;
}

export interface Limits {
  /** Visits of one run. */
  maxSteps: number;
  /** Items of one container. */
  maxItems: number;
  /** Turns of one conversation. */
  maxTurns: number;
}

/** A run as it was written down. */
export interface Resumed {
  frontier: Frontier;
  finished: readonly FinishedVisit[];
}

const defaultLoops = 5;

export const firstFrontier = (plan: AgentflowPlan): Frontier => ({
  ...{ nextId: 2, visits: { [plan.start.node.id]: 1 } },
  open: [{ id: 1, nodeId: plan.start.node.id, visit: 1, frame: "", causes: [] }],
  ...{ waiting: [], rounds: [], leaves: {}, loops: {} },
});

/**
 * Decides which step is next, and knows nothing of how steps work. A step with several wires is a join: it is run once
 * everything that can still arrive has arrived, and what cannot arrive any more is not waited for. Loops that go back to
 * a step join there in the same way. No step is run twice at the same time in a frame, so that nothing depends on which
 * of two visits is quicker.
 */
export class Scheduler {
  readonly #plan: AgentflowPlan;
  readonly #limits: Limits;
  readonly #done: Map<number, FinishedVisit>;
  readonly #open: Map<number, OpenVisit>;
  readonly #rounds: Map<number, OpenRounds>;
  readonly #visits: Map<string, number>;
  readonly #loops: Map<string, number>;
  readonly #leaves: Map<string, readonly number[]>;
  /** Visits that somebody runs. */
  readonly #given = new Set<number>();
  #waiting: readonly Waiting[];
  #nextId: number;

  constructor(plan: AgentflowPlan, limits: Limits, resumed?: Resumed) {
    const from = resumed?.frontier ?? firstFrontier(plan);
    this.#plan = plan;
    this.#limits = limits;
    this.#done = new Map((resumed?.finished ?? []).map((visit) => [visit.id, visit]));
    this.#open = new Map(from.open.map((visit) => [visit.id, visit]));
    this.#rounds = new Map(from.rounds.map((round) => [round.container.id, round]));
    this.#visits = new Map(Object.entries(from.visits));
    this.#loops = new Map(Object.entries(from.loops));
    this.#leaves = new Map(Object.entries(from.leaves));
    this.#waiting = from.waiting;
    this.#nextId = from.nextId;
  }

  get finished(): ReadonlyMap<number, FinishedVisit> {
    return this.#done;
  }

  /** Everything that is not finished. */
  frontier(): Frontier {
    return {
      nextId: this.#nextId,
      visits: Object.fromEntries(this.#visits),
      open: [...this.#open.values()],
      waiting: this.#waiting,
      rounds: [...this.#rounds.values()],
      leaves: Object.fromEntries(this.#leaves),
      loops: Object.fromEntries(this.#loops),
    };
  }

  /** Visits to be run now, in order. Each is given once. */
  takeReady(): OpenVisit[] {
    const ready = [...this.#open.values()].filter(({ id, paused }) => !this.#given.has(id) && !paused);
    for (const { id } of ready) this.#given.add(id);
    return ready;
  }

  /** Visits that wait for a person. */
  paused(): OpenVisit[] {
    return [...this.#open.values()].filter(({ paused }) => paused !== undefined);
  }

  /** Nothing else is under way, and nothing can follow this visit. */
  isLast({ id, nodeId, frame }: Visit): boolean {
    const alone = this.#open.size === 1 && this.#open.has(id) && this.#waiting.length === 0 && this.#rounds.size === 0;
    const step = this.#stepOf(nodeId);
    return alone && frame === "" && followers(step).length === 0 && jumpTarget(step) === undefined;
  }

  /** Visits with which the run ends, once nothing is open. */
  ends(): readonly number[] {
    return this.#leaves.get("") ?? [];
  }

  roundOf({ frame }: Pick<Visit, "frame">): OpenRounds | undefined {
    return [...this.#rounds.values()].find((round) => frameOf(round) === frame);
  }

  /** The last visit of the run in its own order, once nothing is open. */
  lastOf(ids: readonly number[] = this.ends()): FinishedVisit | undefined {
    return ids
      .flatMap((id) => this.#done.get(id) ?? [])
      .toSorted((a, b) => a.rank - b.rank || this.#orderOf(a) - this.#orderOf(b) || a.visit - b.visit)
      .at(-1);
  }

  pause(id: number, paused: NonNullable<OpenVisit["paused"]>): void {
    const { decided: _d, goesOn: _g, pauses = 0, ...visit } = this.#openVisit(id);
    this.#open.set(id, { ...visit, paused, pauses: pauses + 1 });
    this.#given.delete(id);
  }

  /** A visit has said something and is to be given again. */
  advance(id: number, kept: unknown): void {
    const { decided: _d, goesOn: _g, turns = 0, ...visit } = this.#openVisit(id);
    const { maxTurns } = this.#limits;
    if (turns >= maxTurns) {
      const message = `The conversation was stopped after ${String(maxTurns)} turns. Give it a number of turns, or agents a word that ends it.`;
      throw new AppError("unprocessable", message, { nodeId: visit.nodeId });
    }
    this.#open.set(id, { ...visit, goesOn: { kept }, turns: turns + 1 });
    this.#given.delete(id);
  }

  /** Gives what has finished by it: the visit, and containers that end with it. */
  finish(id: number, finish: Finish): FinishedVisit[] {
    const visit = this.#openVisit(id);
    if (finish.backTo !== undefined) return this.#jump(visit, finish, finish.backTo);
    const step = this.#stepOf(visit.nodeId);
    const entries = this.#plan.entries.get(visit.nodeId) ?? [];
    if (finish.each === undefined || finish.each.length === 0 || entries.length === 0)
      return this.#goOn(this.#close(visit, finish.effect), followers(step, finish.follow));
    const { length } = finish.each;
    if (length > this.#limits.maxItems) {
      const message = `“${step.node.label}” was given ${String(length)} items; it takes at most ${String(this.#limits.maxItems)}.`;
      throw new AppError("unprocessable", message, { nodeId: visit.nodeId });
    }
    this.#open.delete(id);
    this.#beginRound({ container: visit, items: finish.each, index: 0, results: [], entry: visit.causes });
    return [];
  }

  /**
   * A visit failed for good. Inside a container its round ends with `result`, and the other visits of the round are
   * dropped. At the top nothing can go on: undefined.
   */
  fail(id: number, result: string): { dropped: number[]; finished: FinishedVisit[] } | undefined {
    const { frame } = this.#openVisit(id);
    const round = this.roundOf({ frame });
    if (!round) return undefined;
    const within = (visit: { frame: string }): boolean => this.#isWithin(visit.frame, frame);
    const dropped = [...this.#open.values()].filter(within);
    const inner = [...this.#rounds.values()].filter(({ container }) => within(container));
    this.#waiting = this.#waiting.filter((join) => !within(join));
    for (const visit of dropped) this.#open.delete(visit.id);
    for (const { container } of inner) this.#rounds.delete(container.id);
    this.#leaves.delete(frame);
    return { dropped: dropped.map((visit) => visit.id), finished: this.#endRound(round, result, round.entry) };
  }

  #stepOf(nodeId: string): PlannedStep {
    const step = this.#plan.steps.get(nodeId);
    if (!step) throw new AppError("unprocessable", `The flow has no step “${nodeId}” any more.`);
    return step;
  }

  #orderOf = ({ nodeId }: { nodeId: string }): number => this.#stepOf(nodeId).order;

  #openVisit(id: number): OpenVisit {
    const visit = this.#open.get(id);
    if (!visit) throw new AppError("internal", "A step ended that was not under way.");
    return visit;
  }

  #enter(nodeId: string, frame: string, causes: readonly number[]): void {
    const { maxSteps } = this.#limits;
    if (this.#nextId > maxSteps) {
      const message = `The run was stopped after ${String(maxSteps)} steps. Look for a loop that does not end.`;
      throw new AppError("unprocessable", message, { nodeId });
    }
    const visit = (this.#visits.get(nodeId) ?? 0) + 1;
    this.#visits.set(nodeId, visit);
    this.#open.set(this.#nextId, { id: this.#nextId, nodeId, visit, frame, causes });
    this.#nextId += 1;
  }

  /** What comes by the wires of a join becomes one visit, and so does what loops bring back to a step. */
  #arrive(nodeId: string, frame: string, cause: number, back?: true): void {
    const isJoin = this.#stepOf(nodeId).previous.length > 1;
    const known = this.#waiting.find(
      (one) => one.nodeId === nodeId && one.frame === frame && one.back === back && (isJoin || back),
    );
    const causes = [...(known?.causes ?? []), cause].toSorted((a, b) => a - b);
    const waiting: Waiting = { frame, nodeId, causes, ...(back && { back }) };
    this.#waiting = [...this.#waiting.filter((one) => one !== known), waiting];
  }

  /** Steps at work in a frame, a container for as long as its rounds go on. */
  #busyIn(frame: string): OpenVisit[] {
    const containers = [...this.#rounds.values()].map(({ container }) => container);
    return [...this.#open.values(), ...containers].filter((visit) => visit.frame === frame);
  }

  #isAhead = (join: Waiting, other: { nodeId: string }): boolean =>
    other.nodeId !== join.nodeId && this.#stepOf(join.nodeId).upstream.has(other.nodeId);

  /** Runs what nothing can come before any more; of those that wait for each other only, the first. */
  #settle(frame: string): void {
    for (;;) {
      const here = this.#waiting
        .filter((one) => one.frame === frame)
        .toSorted((a, b) => this.#orderOf(a) - this.#orderOf(b));
      const busy = this.#busyIn(frame);
      const next =
        here.find((one) => this.#isFree(one, busy, here)) ??
        (busy.length === 0 ? (here.find(({ back }) => back) ?? here[0]) : undefined);
      if (!next) return;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      this.#enter(next.nodeId, frame, next.causes);
    }
  }

  #isFree(one: Waiting, busy: readonly OpenVisit[], here: readonly Waiting[]): boolean {
    if (busy.some(({ nodeId }) => nodeId === one.nodeId)) return false;
    const { previous, back } = this.#stepOf(one.nodeId);
    if (one.back)
      return !busy.some(({ nodeId }) => back?.ahead.has(nodeId)) && !here.some((other) => this.#goesFirst(other, one));
    // What comes by a single wire comes in its order.
    if (previous.length <= 1) return true;
    return ![...busy, ...here].some((other) => this.#isAhead(one, other));
  }

  /** Whether something that waits is run before what loops bring back. */
  #goesFirst(other: Waiting, one: Waiting): boolean {
    const { ahead, gates } = this.#stepOf(one.nodeId).back ?? {};
    if (!other.back)
      return other.nodeId === one.nodeId || (ahead?.has(other.nodeId) === true && !gates?.has(other.nodeId));
    if (other === one || !ahead?.has(other.nodeId)) return false;
    const isMutual = this.#stepOf(other.nodeId).back?.ahead.has(one.nodeId) === true;
    return !isMutual || this.#orderOf(other) < this.#orderOf(one);
  }

  #close({ id, nodeId, visit, frame, causes }: Visit, effect: Effect, more: readonly number[] = []): FinishedVisit {
    const all = [...new Set([...causes, ...more])];
    const rank = Math.max(0, ...all.map((cause) => this.#done.get(cause)?.rank ?? 0)) + 1;
    const finished = { id, nodeId, visit, frame, causes: all, rank, effect };
    this.#done.set(id, finished);
    this.#open.delete(id);
    return finished;
  }

  #goOn(finished: FinishedVisit, targets: readonly string[]): FinishedVisit[] {
    const { frame, id } = finished;
    if (targets.length === 0) this.#leaves.set(frame, [...(this.#leaves.get(frame) ?? []), id]);
    for (const target of targets) this.#arrive(target, frame, id);
    this.#settle(frame);
    return [finished, ...this.#endOfFrame(frame)];
  }

  #jump(visit: OpenVisit, { effect }: Finish, backTo: string): FinishedVisit[] {
    const key = `${visit.frame} ${visit.nodeId}`;
    const count = (this.#loops.get(key) ?? 0) + 1;
    const { maxLoopCount, fallbackMessage } = effect.output;
    const most = Number(maxLoopCount) || defaultLoops;
    if (count >= most) {
      const said = typeof fallbackMessage === "string" && fallbackMessage !== "" ? fallbackMessage : undefined;
      const content = said ?? `Loop completed after reaching maximum iteration count of ${String(most)}.`;
      return this.#goOn(this.#close(visit, { ...effect, output: { ...effect.output, content } }), []);
    }
    if (this.#plan.steps.get(backTo)?.region !== this.#stepOf(visit.nodeId).region || !this.#plan.steps.has(backTo)) {
      const message = "This loop goes back to a step that is not there. Choose another.";
      throw new AppError("unprocessable", message, { nodeId: visit.nodeId });
    }
    this.#loops.set(key, count);
    const finished = this.#close(visit, effect);
    this.#arrive(backTo, visit.frame, visit.id, true);
    this.#settle(visit.frame);
    return [finished];
  }

  /** When the last step of a round has ended, the next round begins, or the container has finished. */
  #endOfFrame(frame: string): FinishedVisit[] {
    const round = this.roundOf({ frame });
    const goesOn = this.#busyIn(frame).length > 0 || this.#waiting.some((join) => join.frame === frame);
    if (!round || goesOn) return [];
    const leaves = this.#leaves.get(frame) ?? [];
    this.#leaves.delete(frame);
    const content = this.lastOf(leaves)?.effect.output["content"];
    return this.#endRound(round, typeof content === "string" ? content : "", leaves);
  }

  #endRound(round: OpenRounds, result: string, entry: readonly number[]): FinishedVisit[] {
    const results = result === "" ? round.results : [...round.results, result];
    const index = round.index + 1;
    if (index < round.items.length) {
      this.#beginRound({ ...round, index, results, entry });
      return [];
    }
    const { container } = round;
    this.#rounds.delete(container.id);
    const effect = { output: { iterationResults: results, content: results.join("\n") } };
    return this.#goOn(this.#close(container, effect, entry), followers(this.#stepOf(container.nodeId)));
  }

  #beginRound(round: OpenRounds): void {
    this.#rounds.set(round.container.id, round);
    const entries = this.#plan.entries.get(round.container.nodeId) ?? [];
    for (const nodeId of entries) this.#enter(nodeId, frameOf(round), round.entry);
  }

  /** Whether a frame is another one or lies in it. */
  #isWithin(frame: string, outer: string): boolean {
    for (let current = frame; current !== outer;) {
      const container = this.#rounds.get(Number(current.split(".")[0]))?.container;
      if (current === "" || !container) return false;
      current = container.frame;
    }
    return true;
  }
}

const frameOf = ({ container, index }: OpenRounds): string => `${String(container.id)}.${String(index)}`;
