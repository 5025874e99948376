/** `src/policy.ts` of an exported project: what is done about trouble in a step. */
export const policySource = String.raw`import { setTimeout as pause } from "node:timers/promises";
import { RunnableLambda } from "@langchain/core/runnables";
import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import { fillText } from "./references.js";
import type { State, Step, Update } from "./state.js";
import { explain, Trouble } from "./trouble.js";

interface Policy {
  id: string;
  label: string;
  /** Seconds that one attempt may take. */
  limit?: number;
  /** Attempts after the first, where trouble may pass by itself. */
  retries?: number;
  /** When it fails for good: another way on, or what it says in place of its answer. Otherwise the run ends. */
  instead?: "branch" | { fallback: string };
}

const firstWaitMs = 500;
const longestWaitMs = 30_000;

/** Runs a step as carefully as its policy says. */
export const careful =
  (policy: Policy, step: Step): Step =>
  async (state, config) => {
    const { id, instead } = policy;
    try {
      const update = await attempts(policy, step, state, config);
      return { ...update, routes: { [id]: "done", ...(update.routes as Record<string, string>) } };
    } catch (error) {
      // A step that waits for a person is no trouble.
      if (isGraphBubbleUp(error) || instead === undefined || config.signal?.aborted) throw error;
      const { message } = explain(error, policy.label);
      const content = instead === "branch" ? message : fallenBack(instead.fallback, message, state);
      return {
        routes: { [id]: instead === "branch" ? "error" : "done" },
        kept: { [id]: {} },
        outputs: { [id]: { content, error: message } },
        answer: content,
      };
    }
  };

const fallenBack = (text: string, reason: string, state: State): string =>
  fillText(text, state).replaceAll(/\{\{\s*error\s*\}\}/g, () => reason);

async function attempts(
  policy: Policy,
  step: Step,
  state: State,
  config: LangGraphRunnableConfig,
): Promise<Update> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await attempt(policy, step, state, config);
    } catch (error) {
      if (isGraphBubbleUp(error) || config.signal?.aborted) throw error;
      const trouble = explain(error, policy.label);
      if (failed >= (policy.retries ?? 0) || !trouble.passes) throw trouble;
      const wait = trouble.waitSeconds === undefined ? firstWaitMs * 2 ** failed : trouble.waitSeconds * 1000;
      await pause(Math.min(longestWaitMs, wait));
    }
  }
}

async function attempt(
  { label, limit }: Policy,
  step: Step,
  state: State,
  config: LangGraphRunnableConfig,
): Promise<Update> {
  if (limit === undefined) return step(state, config);
  const end = AbortSignal.timeout(limit * 1000);
  const signal = config.signal ? AbortSignal.any([config.signal, end]) : end;
  try {
    // LangChain hands the signal on to whatever the step asks.
    return await RunnableLambda.from(step).invoke(state, { ...config, signal });
  } catch (error) {
    if (!end.aborted || isGraphBubbleUp(error)) throw error;
    throw new Trouble("“" + label + "” took longer than " + String(limit) + " s.", true);
  }
}
`;
