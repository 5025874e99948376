import {
  asText,
  mayHoldReferences,
  parseText,
  type Reference,
  renderText,
  type TextPart,
  valueAt,
} from "@/domain/flow/references";
import type { ChatMemory, Turn } from "@/server/nodes/slots";
import type { EnginePorts, HistoryMessage } from "./ports";
import { askedQuestion } from "./asked-question";
import type { FlowToRun, RunRequest } from "./run-request";

export interface ReferenceSources {
  flow: FlowToRun;
  request: RunRequest;
  ports: Pick<EnginePorts, "loadVariables">;
  /** Values that replace the workspace's variables in this request. */
  variables: Readonly<Record<string, string>>;
  /** The object of another node; undefined when it takes no part or is not there yet. */
  instance(nodeId: string): unknown;
  /** The memory wired to the answering node. */
  memory(): ChatMemory | undefined;
  turn(): Turn;
}

/** Answers what `{{…}}` stands for in one request. Variables and history are read at most once, and only if asked for. */
export interface TurnReferences {
  /** Loads what these references need and gives a function that then answers at once. */
  load(references: readonly Reference[]): Promise<(reference: Reference) => unknown>;
  resolve(text: string): Promise<string>;
  fill(text: string, lookup: (reference: Reference) => unknown): unknown;
}

export function createTurnReferences(sources: ReferenceSources): TurnReferences {
  let variables: Promise<Record<string, unknown>> | undefined;
  let history: Promise<string> | undefined;
  const loadVariables = async (): Promise<Record<string, unknown>> => ({
    ...(await sources.ports.loadVariables()),
    ...sources.variables,
  });

  const load = async (references: readonly Reference[]): Promise<(reference: Reference) => unknown> => {
    const known = references.some(({ kind }) => kind === "variable") ? await (variables ??= loadVariables()) : {};
    const said = references.some(isHistory) ? await (history ??= historyText(sources)) : "";
    return (reference) => answer(reference, sources, known, said);
  };

  const resolve = async (text: string): Promise<string> => {
    if (!mayHoldReferences(text)) return text;
    const parts = parseText(text);
    const lookup = await load(parts.flatMap((part) => (part.kind === "reference" ? [part.reference] : [])));
    return render(parts, lookup);
  };

  return { load, resolve, fill: fillText };
}

/** A text that is one reference to a node becomes what that node gave, not its text. */
function fillText(text: string, lookup: (reference: Reference) => unknown): unknown {
  if (!mayHoldReferences(text)) return text;
  const parts = parseText(text);
  const [only, ...others] = parts;
  const whole =
    only?.kind === "reference" && only.reference.kind === "node" && others.length === 0
      ? lookup(only.reference)
      : undefined;
  return whole === undefined ? render(parts, lookup) : whole;
}

function render(parts: readonly TextPart[], lookup: (reference: Reference) => unknown): string {
  return renderText(parts, (reference) => {
    const value = lookup(reference);
    return value === undefined ? undefined : asText(value);
  });
}

function answer(
  reference: Reference,
  sources: ReferenceSources,
  variables: Readonly<Record<string, unknown>>,
  history: string,
): unknown {
  const { request, flow } = sources;
  switch (reference.kind) {
    case "question":
      return askedQuestion(request);
    case "chatHistory":
      return history;
    case "fileAttachment":
      return request.attachedText ?? "";
    case "variable":
      return valueAt(variables, reference.path);
    case "flow": {
      const facts = {
        chatflowId: flow.id,
        chatflowid: flow.id,
        chatId: request.chatId,
        sessionId: request.sessionId,
        chatHistory: history,
      };
      return valueAt(facts, reference.path);
    }
    case "node": {
      const instance = sources.instance(reference.nodeId);
      // The object of a model or a memory has no text; only what was computed has.
      return isData(instance) ? valueAt(instance, reference.path) : undefined;
    }
    case "unknown":
      return undefined;
  }
}

const isHistory = (reference: Reference): boolean =>
  reference.kind === "chatHistory" || (reference.kind === "flow" && reference.path[0] === "chatHistory");

async function historyText({ memory, turn }: ReferenceSources): Promise<string> {
  const attached = memory();
  if (!attached) return "";
  const messages = [...turn().prepended, ...(await attached.load(turn()))];
  return historyAsText(messages);
}

/** Lines of `Human: …` and `Assistant: …`, as prompts written for Flowise expect. */
export const historyAsText = (messages: readonly HistoryMessage[]): string =>
  messages
    .filter((message) => message.content !== "")
    .map((message) => `${message.role === "user" ? "Human" : "Assistant"}: ${message.content}`)
    .join("\n");

function isData(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "function" && value !== undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === Object.prototype || prototype === null || Array.isArray(value);
  return plain && !Object.values(value).some((member) => typeof member === "function");
}
