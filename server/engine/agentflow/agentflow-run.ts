import type { HumanAction, TraceItem } from "@/domain/api/trace-item";
import type { StepScope, SubflowCall, SubflowResult } from "@/server/nodes/step-scope";
import type { AnswerStream } from "../answer-stream";
import type { AppliedOverrides } from "../apply-overrides";
import type { EnginePorts } from "../ports";
import type { PreparedFlow } from "../prepare-flow";
import type { RunRequest } from "../run-request";
import type { AgentflowPlan } from "./plan-agentflow";
import type { Effect, FinishedVisit, Frontier, Visit } from "./visit";

/** One visit as it is written down when it has ended, or begins to wait. */
export interface StepRecord {
  visit: Visit;
  /** Undefined while it waits and when it has failed: then it is no part of the run's past. */
  finished?: FinishedVisit;
  trace: TraceItem;
  ms: number;
  /** Everything that was not finished just before this visit ended: where a run can be taken up again. */
  before: Frontier;
  /** What its owner put in place of running it. */
  pinned?: boolean;
}

/** Where a run is written down while it goes on. Rejects when another process has taken the run over. */
export interface RunJournal {
  /** Writes steps and what is next together, before any of the next begins. */
  commit(entry: { steps: readonly StepRecord[]; frontier: Frontier }): Promise<void>;
}

/** Where an agentflow's run begins, when that is not at its start. */
export interface TakenUp {
  frontier: Frontier;
  finished: readonly FinishedVisit[];
  /** For one visit that is run again: other inputs, or another state to find. */
  edit?: { visitId: number; inputs?: Readonly<Record<string, unknown>>; state?: Readonly<Record<string, unknown>> };
}

/** What only agentflows are asked with. */
export interface AgentflowRequest {
  form?: Readonly<Record<string, unknown>>;
  webhook?: unknown;
  /** State to begin with, in place of the Start step's values. */
  state?: Readonly<Record<string, unknown>>;
  takenUp?: TakenUp;
  journal?: RunJournal;
  /** What stands in for running steps, by step. */
  pinned?: ReadonlyMap<string, Effect>;
  runSubflow?(call: SubflowCall & { key: string; signal: AbortSignal }): Promise<SubflowResult>;
  /** Where files that steps make are kept, with the conversation. */
  keepFile?: StepScope["keepFile"];
  maxSteps?: number;
  /** Of one conversation between agents. */
  maxTurns?: number;
}

export interface AgentflowRun {
  prepared: PreparedFlow;
  plan: AgentflowPlan;
  request: RunRequest;
  ports: EnginePorts;
  stream: AnswerStream;
  signal: AbortSignal;
  overrides: AppliedOverrides;
}

export interface PausedAt {
  action: HumanAction;
  content: string;
}
