import { AppError } from "@/domain/errors";
import type { ComponentChoice } from "@/server/nodes/define-node";
import type { Turn, TurnImage } from "@/server/nodes/slots";
import type { IterationRound, StepScope } from "@/server/nodes/step-scope";
import type { HistoryMessage } from "../ports";
import type { AgentflowRun } from "./agentflow-run";
import { buildComponent } from "./build-component";
import { openCast } from "./open-cast";
import type { Past } from "./past";
import type { PlannedStep } from "./plan-agentflow";
import { fillFor, type StepFacts } from "./step-lookup";
import type { OpenVisit } from "./visit";

export interface Situation {
  run: AgentflowRun;
  step: PlannedStep;
  visit: OpenVisit;
  past: Past;
  facts: StepFacts;
  round: IterationRound | undefined;
  streaming: boolean;
  resumed: StepScope["resumed"];
  loadPast(): Promise<HistoryMessage[]>;
}

/** What one attempt at a step may know and do. */
export function openScope(situation: Situation, signal: AbortSignal): StepScope {
  const { run, step, visit, past, facts, round, streaming, resumed, loadPast } = situation;
  const { request, prepared, stream } = run;
  const key = `${request.runId}:${visit.nodeId}:${String(visit.visit)}`;
  const emit: StepScope["emit"] = (event) => {
    // Only what answers the run is told as it comes.
    if (streaming || !["token", "agentToken", "thinking"].includes(event.type)) stream.emit(event);
  };
  const imagesFor = (choice: ComponentChoice) => imagesOf(choice, run, signal);
  async function scriptGlobals(): Promise<Record<string, unknown>> {
    const $flow = { ...facts.flow, input: facts.input, state: past.state, chatHistory: past.messages };
    const extras = { ...(round && { $iteration: round.value }), ...(facts.form && { $form: facts.form }) };
    return { $flow, $vars: await facts.loadVariables(), ...extras };
  }
  const turn: Turn = {
    ...{ question: facts.input, prepended: request.history, emit, streaming, signal },
    ...{ flowId: prepared.flow.id, sessionId: request.sessionId, chatId: request.chatId },
    imagesFor: async () => [],
    loadHistory: async (limit) => (await loadPast()).slice(-limit),
    loadSummary: async () => ({ summary: undefined, later: [] }),
    saveSummary: async () => undefined,
    resolve: async (text) => asString((await fillFor([text], facts))(text)),
    scriptGlobals,
  };
  return {
    ...{ key, runId: request.runId, flowId: prepared.flow.id, chatId: request.chatId, sessionId: request.sessionId },
    ...{ input: facts.input, form: facts.form, webhook: facts.webhook, state: past.state, messages: past.messages },
    ...{ prepended: request.history, loadPast, iteration: round, streaming, emit, resumed, turn, imagesFor },
    kept: (resumed ?? visit.goesOn)?.kept,
    cast: step.cast && openCast(step.cast, situation, signal),
    build: (choice, wired) => buildComponent(choice, situation, signal, wired),
    scriptGlobals,
    now: () => run.ports.clock.now(),
    keepFile: request.agentflow?.keepFile,
    async runFlow(call) {
      const start = request.agentflow?.runSubflow;
      if (!start) throw new AppError("unprocessable", "Other flows cannot be run from here.");
      return start({ ...call, key, signal });
    },
  };
}

const asString = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

async function imagesOf(choice: ComponentChoice, { request }: AgentflowRun, signal: AbortSignal): Promise<TurnImage[]> {
  const allowed = choice.settings["allowImageUploads"];
  if (allowed !== true && allowed !== "true") return [];
  return Promise.all((request.images ?? []).map((image) => image.load(signal)));
}
