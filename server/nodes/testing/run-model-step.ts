import type { NodeTools } from "@/server/engine/ports";
import type { StepResult } from "../step-scope";
import { runStep } from "./run-step";
import { aStepScope, type RecordedScope, type ScopeOptions } from "./step-scope";

export interface ModelStepRun extends ScopeOptions {
  label?: string;
  signal?: AbortSignal;
}

export interface StepOutcome {
  /** As JSON carries it. */
  result: StepResult;
  scope: RecordedScope;
}

type Finished = Extract<StepResult, { output: unknown }>;
type Paused = Extract<StepResult, { pause: unknown }>;

/** Runs a step that builds nodes, with inputs as flows store them. */
export async function runModelStep(
  name: string,
  inputs: Record<string, unknown>,
  tools: NodeTools,
  { label, signal = new AbortController().signal, ...options }: ModelStepRun = {},
): Promise<StepOutcome> {
  const scope = aStepScope(tools, { ...options, signal });
  const result = await runStep(name, { inputs, tools, scope, signal, ...(label !== undefined && { label }) });
  return { result: JSON.parse(JSON.stringify(result)), scope };
}

export function finished({ result }: StepOutcome): Finished {
  if ("output" in result) return result;
  throw new Error(`the step goes on: ${"pause" in result ? result.pause.content : result.turn.content}`);
}

export function paused({ result }: StepOutcome): Paused {
  if ("pause" in result) return result;
  throw new Error("the step does not wait");
}
