import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { RunEvent } from "@/domain/api/stream-event";
import { summarise } from "../memory/summarise";
import type { ComponentChoice } from "../define-node";
import { quietTurn } from "../chains/quiet-turn";
import { putImages } from "../show-images";
import type { StepMessage, StepScope } from "../step-scope";
import { rememberedBy, type StepMemory } from "./step-memory";

/** A row of a step's fixed messages, as the field gives it. */
export interface MessageRow {
  role?: string | undefined;
  content?: string | undefined;
}

export interface ConversationRequest {
  scope: StepScope;
  signal: AbortSignal;
  nodeId: string;
  model: BaseChatModel;
  choice: ComponentChoice;
  rows: readonly MessageRow[];
  /** Undefined: the model sees its rows alone. */
  memory: StepMemory | undefined;
  /** Said last. */
  userMessage?: string | undefined;
  /** Where summaries tell of their usage. */
  emit(event: RunEvent): void;
}

type Said = Omit<StepMessage, "role"> & { role: StepMessage["role"] | "developer" };

export interface StepConversation {
  messages: BaseMessage[];
  /** The same in plain words, for the trace. */
  shown: { role: string; content: string }[];
}

/**
 * What a step's model is told: instructions, messages that the caller sent along, the step's own rows, the conversation,
 * then the step's message. The first step that speaks in a run also gets the question.
 */
export async function stepConversation(request: ConversationRequest): Promise<StepConversation> {
  const { scope, rows, memory, userMessage } = request;
  const begins = scope.messages.length === 0;
  const own = rows.flatMap(asSaid);
  const system = own.filter(isInstruction);
  const spoken = own.filter((said) => !isInstruction(said));
  const question: StepMessage[] = begins && scope.input ? [{ role: "user", content: scope.input }] : [];
  const conversation = memory ? await remembered(request, memory, question, system.length > 0) : [];
  const asksItself = spoken.some(({ role }) => role === "user");
  const all: Said[] = [
    ...system,
    // Summaries that the system tells.
    ...conversation.filter(isInstruction),
    ...(begins || memory ? scope.prepended : []),
    ...spoken,
    ...conversation.filter((said) => !isInstruction(said)),
    ...(memory || asksItself ? [] : question),
    ...(userMessage?.trim() ? [{ role: "user" as const, content: userMessage }] : []),
  ];
  const at = placeOfQuestion(all, scope.input, begins);
  const images = begins || at !== -1 ? await scope.imagesFor(request.choice) : [];
  return {
    messages: await putImages(await toModel(all), images, at),
    shown: all.map(({ role, content }) => ({ role, content })),
  };
}

/** What this step adds to the conversation before its answer: the question, when nobody has said it yet. */
export const questionOf = ({ messages, input }: StepScope): StepMessage[] =>
  messages.length === 0 && input ? [{ role: "user", content: input }] : [];

const isInstruction = ({ role }: Said): boolean => role === "system" || role === "developer";

function asSaid({ role, content }: MessageRow): Said[] {
  if (!content?.trim()) return [];
  return role === "system" || role === "assistant" || role === "developer" || role === "user"
    ? [{ role, content }]
    : [];
}

async function remembered(
  { scope, signal, nodeId, model, emit }: ConversationRequest,
  memory: StepMemory,
  question: readonly StepMessage[],
  instructed: boolean,
): Promise<StepMessage[]> {
  const turn = { ...quietTurn(scope.turn), signal, emit };
  return rememberedBy({
    memory,
    instructed,
    conversation: [...(await scope.loadPast()), ...once(scope), ...question],
    summarise: (messages) => summarise({ model, nodeId, summary: undefined, messages, turn }),
  });
}

/** Steps of branches that begin a run at once have each said the question. */
function once({ messages, input }: StepScope): StepMessage[] {
  const isQuestion = ({ role, name, content }: StepMessage): boolean =>
    role === "user" && name === undefined && content === input;
  const first = messages.findIndex(isQuestion);
  return messages.filter((message, index) => index === first || !isQuestion(message));
}

/** The message that the images belong to; a step that begins has its question somewhere in its last words. */
function placeOfQuestion(all: readonly Said[], input: string, begins: boolean): number {
  const said = all.findLastIndex(({ role, content }) => role === "user" && content === input);
  return said === -1 && begins ? all.findLastIndex(({ role }) => role === "user") : said;
}

async function toModel(all: readonly Said[]): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  return all.map(({ role, content }) => {
    if (role === "user") return new HumanMessage(content);
    if (role === "assistant") return new AIMessage(content);
    // Clients give it the developer's role at models that have one.
    return new SystemMessage(content);
  });
}
