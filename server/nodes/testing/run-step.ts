import { coerceValue } from "@/domain/catalogue/coerce-value";
import { isVisible, shownKind } from "@/domain/catalogue/visibility";
import type { RunEvent } from "@/domain/api/stream-event";
import type { NodeTools } from "@/server/engine/ports";
import { catalogue } from "../catalogue";
import type { StepResult, StepScope } from "../step-scope";
import { aTurn } from "./turn";

export interface StepRun {
  /** As a flow stores them, references put in already. */
  inputs?: Record<string, unknown>;
  secrets?: Record<string, string>;
  tools: NodeTools;
  scope?: Partial<StepScope>;
  signal?: AbortSignal;
}

/** Runs a step of the catalogue as the engine does: values coerced, defaults filled in, missing lists empty. */
export async function runStep(name: string, given: StepRun): Promise<StepResult> {
  const { inputs = {}, secrets = {}, tools, scope, signal = new AbortController().signal } = given;
  const definition = catalogue().get(name);
  if (!definition?.run) throw new Error(`no step ${name}`);
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(definition.inputs)) {
    if (field.type === "slot" || !isVisible(field, inputs, definition.inputs)) continue;
    const kind = field.type === "oneOf" ? (shownKind(field, inputs, definition.inputs) ?? field) : field;
    if (kind.type === "component") values[key] = inputs[key];
    else {
      const coerced = coerceValue(kind, inputs[key]);
      if (!coerced.ok) throw new Error(`“${field.label}” ${coerced.reason}`);
      const standard = "default" in kind && kind.default !== undefined ? kind.default : undefined;
      values[key] = coerced.value ?? standard ?? (kind.type === "array" ? [] : undefined);
      if (values[key] === undefined && !field.optional && kind.type !== "boolean")
        throw new Error(`Fill in “${field.label}”.`);
    }
  }
  return definition.run({
    ...{ inputs: values, secrets, tools, signal },
    node: { id: `${name}_0`, label: definition.label },
    flow: { id: "flow-1" },
    scope: aScope(scope),
  });
}

/** What a step ends with; a pause is a mistake here. */
export async function finish(name: string, given: StepRun): Promise<Exclude<StepResult, { pause: unknown }>> {
  const result = await runStep(name, given);
  if ("pause" in result) throw new Error("the step paused");
  return result;
}

function aScope(over: Partial<StepScope> = {}): StepScope {
  const nothing = (): Promise<never> => Promise.reject(new Error("not in this test"));
  const input = over.input ?? "What is a loom?";
  return {
    ...{ key: "run-1:node_0:1", runId: "run-1", flowId: "flow-1", chatId: "chat-1", sessionId: "session-1" },
    ...{ input, form: undefined, webhook: undefined, state: {}, messages: [], prepended: [] },
    ...{ iteration: undefined, streaming: false, resumed: undefined },
    loadPast: async () => [],
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
