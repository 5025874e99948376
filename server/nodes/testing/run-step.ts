import type { RunEvent } from "@/domain/api/stream-event";
import { stepInputs } from "@/server/engine/agentflow/step-inputs";
import type { NodeTools } from "@/server/engine/ports";
import { catalogue } from "../catalogue";
import type { StepResult, StepScope } from "../step-scope";
import { aTurn } from "./turn";

export interface StepRun {
  /** As a flow stores them, references put in already. */
  inputs?: Record<string, unknown>;
  secrets?: Record<string, string>;
  tools: NodeTools;
  label?: string;
  scope?: Partial<StepScope>;
  signal?: AbortSignal;
}

/** Runs a step of the catalogue as the engine does. */
export async function runStep(name: string, given: StepRun): Promise<StepResult> {
  const { inputs = {}, secrets = {}, tools, scope, signal = new AbortController().signal } = given;
  const definition = catalogue().get(name);
  if (!definition?.run) throw new Error(`no step ${name}`);
  const { label = definition.label } = given;
  const node = { id: `${name}_0`, name, label, version: 1, position: { x: 0, y: 0 }, inputs };
  return definition.run({
    ...{ inputs: stepInputs(node, definition.inputs, inputs, (text) => text), secrets, tools, signal },
    node: { id: node.id, label: node.label },
    flow: { id: "flow-1" },
    scope: aScope(scope),
  });
}

/** What a step ends with; a pause is a mistake here. */
export async function finish(name: string, given: StepRun): Promise<Extract<StepResult, { output: object }>> {
  const result = await runStep(name, given);
  if (!("output" in result)) throw new Error("the step has not ended");
  return result;
}

function aScope(over: Partial<StepScope> = {}): StepScope {
  const nothing = (): Promise<never> => Promise.reject(new Error("not in this test"));
  const input = over.input ?? "What is a loom?";
  return {
    ...{ key: "run-1:node_0:1", runId: "run-1", flowId: "flow-1", chatId: "chat-1", sessionId: "session-1" },
    ...{ input, form: undefined, webhook: undefined, state: {}, messages: [], prepended: [] },
    ...{ iteration: undefined, streaming: false, kept: undefined, resumed: undefined, cast: undefined },
    loadPast: async () => [],
    now: () => new Date(),
    keepFile: undefined,
    imagesFor: async () => [],
    build: nothing,
    emit: () => undefined,
    turn: aTurn(input),
    scriptGlobals: async () => ({}),
    runFlow: nothing,
    ...over,
  };
}

/** Keeps what a step tells, and its tokens as one text. */
export function listener(): { events: RunEvent[]; emit(event: RunEvent): void; said(): string } {
  const events: RunEvent[] = [];
  return {
    events,
    emit: (event) => void events.push(event),
    said: () => events.map((event) => (event.type === "token" ? event.text : "")).join(""),
  };
}
