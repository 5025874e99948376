import { AppError } from "@/domain/errors";
import type { StepResult, StepScope } from "@/server/nodes/step-scope";
import { explainError } from "../explain-error";
import { keepSecretsAtHome } from "../keep-secrets-at-home";
import { openSecrets } from "../open-secrets";
import type { AgentflowRun } from "./agentflow-run";
import type { PlannedStep } from "./plan-agentflow";
import type { PlannedSpeaker } from "./plan-cast";

export interface StepWork {
  run: AgentflowRun;
  step: PlannedStep;
  inputs: Readonly<Record<string, unknown>>;
  scopeFor(signal: AbortSignal): StepScope;
  /** Ends this visit, whoever wants it to. */
  signal: AbortSignal;
}

/** Runs a step's own work, again after trouble that may pass. Rejects with an `AppError` on the step. */
export async function doStep(work: StepWork): Promise<StepResult> {
  const retries = Math.min(10, Math.max(0, Number(work.inputs["stepRetries"] ?? 0) || 0));
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await attemptStep(work);
    } catch (error) {
      if (work.signal.aborted) throw new AppError("aborted", "The run was stopped.", { cause: error });
      const explained = explain(error, work);
      if (attempt >= retries || explained.nature !== "world") throw explained;
      await pause(waitMs(attempt, explained.retryAfter), work.signal);
    }
  }
}

async function attemptStep({ run, step, inputs, scopeFor, signal }: StepWork): Promise<StepResult> {
  const { node, definition } = step;
  const seconds = Number(inputs["stepTimeout"]);
  const limit = seconds > 0 ? AbortSignal.timeout(seconds * 1000) : undefined;
  const ends = limit ? AbortSignal.any([signal, limit]) : signal;
  const opened = await openSecrets({
    node,
    definition,
    openCredential: (id) => run.ports.openCredential(id),
    redactor: run.prepared.redactor,
  });
  const tools = run.prepared.origins.toolsFor(node.id, run.ports.tools);
  const result = definition.run?.({
    ...{
      inputs,
      secrets: opened?.secrets ?? {},
      node: { id: node.id, label: node.label },
      flow: { id: run.prepared.flow.id },
      signal: ends,
    },
    tools: opened ? keepSecretsAtHome(tools, { label: node.label, ...opened }) : tools,
    scope: scopeFor(ends),
  });
  return untilAborted(result, ends, () =>
    limit?.aborted && !signal.aborted
      ? new AppError("timed_out", `“${node.label}” took longer than ${String(seconds)} s.`, { nodeId: node.id })
      : new AppError("aborted", "The run was stopped."),
  );
}

/** A step that does not heed its signal must not hold up the run. */
async function untilAborted<T>(work: Promise<T> | undefined, signal: AbortSignal, reason: () => AppError): Promise<T> {
  if (!work) throw new AppError("internal", "A step has nothing to do.");
  if (signal.aborted) throw reason();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(reason());
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    work.catch(() => undefined);
  }
}

export function explain(error: unknown, { run, step }: { run: AgentflowRun; step: PlannedSpeaker }): AppError {
  const { id, label } = step.node;
  const node = { id, label };
  const explained = explainError(error, { thrower: node, asked: node, now: run.ports.clock.now() });
  return run.prepared.redactor.error(explained);
}

const firstWaitMs = 500;
const longestWaitMs = 30_000;

const waitMs = (attempt: number, retryAfter: number | undefined): number =>
  retryAfter === undefined
    ? Math.min(longestWaitMs, firstWaitMs * 2 ** attempt)
    : Math.min(longestWaitMs, retryAfter * 1000);

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
