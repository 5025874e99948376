import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { HistoryMessage } from "@/server/engine/ports";
import { fillPrompt } from "./prompts/fill-prompt";
import { toMessages } from "./messages";
import { showImages } from "./show-images";
import type { ChatMemory, PromptSource, Turn } from "./slots";

export interface ConversationParts {
  turn: Turn;
  /** Whom they are for: it gets the question's images when it may see them. */
  model: BaseChatModel;
  memory: ChatMemory | undefined;
  /** Stands in place of `systemMessage` when given. */
  prompt: PromptSource | undefined;
  systemMessage: string | undefined;
}

/** System message, what the caller sent along, the session's history, then the question. */
export const conversationMessages = async ({ model, ...parts }: ConversationParts): Promise<BaseMessage[]> =>
  showImages(await spokenMessages(parts), parts.turn, model);

async function spokenMessages({
  turn,
  memory,
  prompt,
  systemMessage,
}: Omit<ConversationParts, "model">): Promise<BaseMessage[]> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const stored = [...turn.prepended, ...((await memory?.load(turn)) ?? [])];
  const history = await toMessages(stored);
  if (!prompt) {
    const system = systemMessage?.trim() ? [new SystemMessage(systemMessage)] : [];
    return [...system, ...history, new HumanMessage(turn.question)];
  }
  return withTemplate(prompt, { turn, memory, history, stored });
}

interface Spoken {
  turn: Turn;
  memory: ChatMemory | undefined;
  history: BaseMessage[];
  stored: readonly HistoryMessage[];
}

/** History goes before the human message, unless the template names it as a variable and so says where it belongs. */
async function withTemplate(prompt: PromptSource, { turn, memory, history, stored }: Spoken): Promise<BaseMessage[]> {
  const { HumanMessage } = await import("@langchain/core/messages");
  const key = memory?.memoryKey ?? "chat_history";
  const filled = await fillPrompt(prompt, turn, {
    input: turn.question,
    [key]: transcript(stored),
    // Templates made for older agents still carry it.
    agent_scratchpad: "",
  });
  if (prompt.variables.includes(key)) return filled;
  const last = filled.at(-1);
  return last?.type === "human"
    ? [...filled.slice(0, -1), ...history, last]
    : [...filled, ...history, new HumanMessage(turn.question)];
}

const transcript = (history: readonly HistoryMessage[]): string =>
  history.map(({ role, content }) => `${role === "user" ? "Human" : "Assistant"}: ${content}`).join("\n");
