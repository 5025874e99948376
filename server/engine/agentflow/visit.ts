import type { HumanDecision, PauseRequest, StepMessage } from "@/server/nodes/step-scope";

/** One time that a step is run, in a run. */
export interface Visit {
  /** Counted through the run, from 1. */
  id: number;
  nodeId: string;
  /** Counted per step, from 1: the last part of its idempotency key. */
  visit: number;
  /** "" at the top; `<visit of the container>.<round>` inside. */
  frame: string;
  /** Finished visits that it directly follows. */
  causes: readonly number[];
}

/** A visit that is not finished: to be run, under way, or waiting for a person. */
export interface OpenVisit extends Visit {
  paused?: { pause: PauseRequest; kept: unknown };
  /** A person has decided: it goes on from what it kept. */
  decided?: { kept: unknown; decision: HumanDecision };
  /** It has said something and goes on from what it kept. */
  goesOn?: { kept: unknown };
  /** How often it has waited, and what it has said so far, counted. */
  pauses?: number;
  turns?: number;
}

/** What a finished visit changed, as JSON carries it. */
export interface Effect {
  output: Readonly<Record<string, unknown>>;
  messages?: readonly StepMessage[];
  state?: Readonly<Record<string, unknown>>;
  forgetPast?: boolean;
}

export interface FinishedVisit extends Visit {
  /** Longer than that of everything it follows. */
  rank: number;
  effect: Effect;
}

/** A step that has been reached and is not run yet: a join waits for what can still arrive, any step for itself. */
export interface Waiting {
  frame: string;
  nodeId: string;
  causes: readonly number[];
  /** Reached by loops that go back to it. */
  back?: true;
}

/** A container whose steps are being run for one item after the other. */
export interface OpenRounds {
  container: OpenVisit;
  items: readonly unknown[];
  index: number;
  results: readonly string[];
  /** What the current round follows. */
  entry: readonly number[];
}

/** Everything about a run that is not finished. With the finished visits it is the whole run. */
export interface Frontier {
  nextId: number;
  /** Visits so far, by step. */
  visits: Readonly<Record<string, number>>;
  open: readonly OpenVisit[];
  waiting: readonly Waiting[];
  rounds: readonly OpenRounds[];
  /** Finished visits that nothing follows, by frame. */
  leaves: Readonly<Record<string, readonly number[]>>;
  /** How often each loop of each frame went back, keyed `<frame> <step>`. */
  loops: Readonly<Record<string, number>>;
}
