import { AppError } from "@/domain/errors";
import { mapTexts } from "@/domain/flow/references";
import type { ComponentChoice } from "@/server/nodes/define-node";
import type { Turn, TurnImage } from "@/server/nodes/slots";
import type { IterationRound, StepScope } from "@/server/nodes/step-scope";
import { buildNode } from "../build-node";
import type { HistoryMessage } from "../ports";
import type { AgentflowRun } from "./agentflow-run";
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
  const { run, visit, past, facts, round, streaming, resumed, loadPast } = situation;
  const { request, prepared, stream } = run;
  const key = `${request.runId}:${visit.nodeId}:${String(visit.visit)}`;
  const emit: StepScope["emit"] = (event) => {
    // Only what answers the run is told as it comes.
    if (streaming || (event.type !== "token" && event.type !== "thinking")) stream.emit(event);
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
    build: (choice, wired) => buildComponent(choice, situation, signal, wired),
    scriptGlobals,
    now: () => run.ports.clock.now(),
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

/** Kept with the version of the flow, unless its settings hold something of this run. */
async function buildComponent(
  choice: ComponentChoice,
  situation: Situation,
  signal: AbortSignal,
  wired: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { run, step, facts } = situation;
  const definition = run.ports.catalogue.get(choice.name);
  const label = step.node.label;
  if (!definition?.create)
    throw new AppError(
      "unprocessable",
      `This server has no “${choice.name}”, which “${label}” needs. Choose another.`,
      {
        nodeId: step.node.id,
      },
    );
  const named = Object.entries(choice.settings).filter(([name]) => {
    const field = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined;
    return field !== undefined && "references" in field && field.references === true;
  });
  const fill = await fillFor(
    named.map(([, value]) => value),
    facts,
  );
  const filled = named.map(([name, value]) => [name, mapTexts(value, fill)] as const);
  const inputs = { ...choice.settings, ...Object.fromEntries(filled) };
  const own = JSON.stringify(filled) !== JSON.stringify(named);
  const { credentialId } = choice;
  const node = {
    ...{ id: step.node.id, name: choice.name, label: `${definition.label} of ${label}`, version: definition.version },
    ...{ position: step.node.position, inputs, ...(credentialId !== undefined && { credentialId }) },
  };
  const output = definition.outputs?.[0]?.name ?? definition.name;
  const slots = new Map(Object.keys(wired).map((slot) => [slot, [slot]]));
  const build = (ends: AbortSignal): Promise<unknown> =>
    buildNode({
      planned: { node, definition, output, slots, needs: [], perTurn: undefined },
      ...{ stored: inputs, instance: (slot) => wired[slot], openCredential: (id) => run.ports.openCredential(id) },
      tools: run.prepared.origins.toolsFor(step.node.id, run.ports.tools),
      ...{ redactor: run.prepared.redactor, flowId: run.prepared.flow.id, signal: ends },
    });
  if (own || slots.size > 0) return build(signal);
  const key = JSON.stringify([step.node.id, choice.name, credentialId, inputs]);
  return run.prepared.built.get(key, () => build(AbortSignal.timeout(buildTimeLimitMs)));
}

const buildTimeLimitMs = 60_000;
