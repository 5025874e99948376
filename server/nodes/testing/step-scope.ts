import type { RunEvent } from "@/domain/api/stream-event";
import type { HistoryMessage, NodeTools } from "@/server/engine/ports";
import { catalogue } from "../catalogue";
import type { StepScope } from "../step-scope";
import { build } from "./build";
import { aTurn } from "./turn";

export interface ScopeOptions extends Partial<
  Pick<
    StepScope,
    | "key"
    | "input"
    | "state"
    | "messages"
    | "prepended"
    | "streaming"
    | "resumed"
    | "iteration"
    | "form"
    | "imagesFor"
    | "keepFile"
    | "scriptGlobals"
    | "runFlow"
  >
> {
  /** The session's earlier messages. */
  past?: readonly HistoryMessage[];
  /** By the id of the credential. */
  credentials?: Readonly<Record<string, Record<string, string>>>;
  signal?: AbortSignal;
}

export interface RecordedScope extends StepScope {
  events: RunEvent[];
  /** Emitted tokens in one text. */
  streamed(): string;
}

/** What a step knows of its run: plain values, and nodes built from the catalogue. */
export function aStepScope(tools: NodeTools, options: ScopeOptions = {}): RecordedScope {
  const { past = [], credentials = {}, signal, ...over } = options;
  const input = over.input ?? "What is 6 times 7?";
  const turn = aTurn(input, {
    history: [...past],
    streaming: over.streaming ?? false,
    scriptGlobals: over.scriptGlobals ?? (async () => ({})),
    ...(signal && { signal }),
  });
  return {
    key: "run-1:step_0:1",
    runId: "run-1",
    flowId: turn.flowId,
    chatId: turn.chatId,
    sessionId: turn.sessionId,
    form: undefined,
    webhook: undefined,
    state: {},
    messages: [],
    prepended: [],
    loadPast: async () => [...past],
    now: () => new Date(),
    keepFile: undefined,
    iteration: undefined,
    streaming: false,
    imagesFor: async () => [],
    async build(choice, wired = {}) {
      const definition = catalogue().get(choice.name);
      if (!definition) throw new Error(`no node ${choice.name}`);
      return build(choice.name, {
        inputs: { ...choice.settings, ...wired },
        secrets: credentials[choice.credentialId ?? ""] ?? {},
        tools,
        output: definition.outputs?.[0]?.name ?? choice.name,
      });
    },
    emit: turn.emit,
    kept: undefined,
    resumed: undefined,
    cast: undefined,
    turn,
    scriptGlobals: async () => ({}),
    runFlow: () => Promise.reject(new Error("no other flow in this test")),
    ...over,
    input,
    events: turn.events,
    streamed: turn.streamed,
  };
}
