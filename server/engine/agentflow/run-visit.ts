import { AppError } from "@/domain/errors";
import { coerceValue } from "@/domain/catalogue/coerce-value";
import { stepSettings } from "@/domain/catalogue/step-settings";
import type { ConversationTurn } from "@/domain/api/trace-item";
import type { PauseRequest, StepMessage, StepResult } from "@/server/nodes/step-scope";
import type { AgentflowRun } from "./agentflow-run";
import { factsOf } from "./facts-of";
import { openScope, type Situation } from "./open-scope";
import { shownInputs } from "./shown-inputs";
import { fillFor } from "./step-lookup";
import { referringValues, stepInputs } from "./step-inputs";
import { doStep, explain } from "./step-work";
import { storedInputs } from "./stored-inputs";
import type { Effect, FinishedVisit, OpenVisit } from "./visit";

export interface Ended {
  visit: OpenVisit;
  /** Milliseconds. */
  ms: number;
  inputs: Readonly<Record<string, unknown>>;
  /** Inputs as the trace shows them. */
  shown: Readonly<Record<string, unknown>>;
  pinned?: boolean;
  outcome:
    | ({ kind: "done" } & Extract<StepResult, { output: object }>)
    | {
        kind: "paused";
        pause: PauseRequest;
        kept: unknown;
        shown: { output: Record<string, unknown>; messages?: StepMessage[] };
      }
    | { kind: "turn"; turn: ConversationTurn; kept: unknown }
    | { kind: "failed"; error: AppError };
}

export interface VisitContext {
  run: AgentflowRun;
  visit: OpenVisit;
  past: Situation["past"];
  round: Situation["round"];
  /** Nothing else is under way and nothing can follow. */
  isLast: boolean;
  finished: ReadonlyMap<number, FinishedVisit>;
  signal: AbortSignal;
}

/** Runs one visit of a step. Never rejects. */
export async function runVisit(context: VisitContext): Promise<Ended> {
  const { run, visit } = context;
  const step = run.plan.steps.get(visit.nodeId);
  const began = run.ports.clock.now().getTime();
  const ended = (rest: Pick<Ended, "outcome" | "inputs" | "shown" | "pinned">): Ended => ({
    ...{ visit, ms: Math.max(0, run.ports.clock.now().getTime() - began) },
    ...rest,
  });
  if (!step) {
    const error = new AppError("unprocessable", `The flow has no step “${visit.nodeId}” any more.`);
    return ended({ inputs: {}, shown: {}, outcome: { kind: "failed", error } });
  }
  const pinned = run.request.agentflow?.pinned?.get(visit.nodeId);
  if (pinned) return ended({ inputs: {}, shown: {}, pinned: true, outcome: asPinned(pinned) });
  const stored = storedInputs(run, visit, step.node);
  const told = (values: Readonly<Record<string, unknown>>) =>
    shownInputs(values, step.definition.inputs, (name) => run.ports.catalogue.get(name)?.inputs);
  let inputs: Record<string, unknown> = onlyPolicy(stored);
  try {
    const facts = factsOf(context);
    const fill = await fillFor(referringValues(step.definition.inputs, stored), facts);
    inputs = stepInputs(step.node, step.definition.inputs, stored, fill);
    const situation = {
      ...context,
      step,
      facts,
      streaming: mayStream(context, inputs),
      resumed: visit.decided,
      loadPast: facts.loadPast,
    };
    const scopeFor = (signal: AbortSignal) => openScope(situation, signal);
    const result = await doStep({ run, step, inputs, scopeFor, signal: context.signal });
    // What each turn was made with is told once, when the conversation has ended.
    const shown = "turn" in result ? {} : { ...told(inputs), ...("shown" in result && result.shown) };
    return ended({ inputs, shown, outcome: outcomeOf(result) });
  } catch (error) {
    return ended({
      inputs,
      shown: told(inputs),
      outcome: { kind: "failed", error: explain(error, { run, step }) },
    });
  }
}

function outcomeOf(result: StepResult): Ended["outcome"] {
  if ("output" in result) return { kind: "done", ...result };
  if ("turn" in result) return { kind: "turn", turn: result.turn, kept: result.resume };
  const { pause, resume } = result;
  const output = { content: pause.content };
  return { kind: "paused", pause, kept: resume, shown: { output } };
}

/** Of a decision, the branches that it took are followed again. */
function asPinned({ output, messages = [], ...rest }: Effect): Ended["outcome"] {
  const { conditions } = output;
  const done = { kind: "done", output: { ...output }, messages: [...messages], ...rest } as const;
  if (!Array.isArray(conditions)) return done;
  const follow = conditions.flatMap((condition: { isFulfilled?: unknown } | null, index) =>
    condition?.isFulfilled === true ? [String(index)] : [],
  );
  return { ...done, follow };
}

/** What is done about trouble must be known even when the other inputs cannot be read. */
const onlyPolicy = (stored: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  stepOnError: coerceValue(stepSettings.stepOnError, stored["stepOnError"]).ok ? stored["stepOnError"] : undefined,
  stepFallback: stored["stepFallback"],
});

/** What was told cannot be taken back, so that a step that may be tried again tells nothing before it has ended. */
const mayStream = ({ run, isLast }: VisitContext, { stepRetries, stepOnError }: Record<string, unknown>): boolean =>
  isLast && run.request.streaming && !Number(stepRetries) && (stepOnError ?? "stop") === "stop";
