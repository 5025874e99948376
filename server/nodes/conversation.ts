import type { BaseMessage } from "@langchain/core/messages";
import { fillPrompt } from "./prompts/fill-prompt";
import { toMessages } from "./messages";
import type { ChatMemory, PromptSource, Turn } from "./slots";

export interface ConversationParts {
  turn: Turn;
  memory: ChatMemory | undefined;
  /** Stands in place of `systemMessage` when given. */
  prompt: PromptSource | undefined;
  systemMessage: string | undefined;
}

/** System message, what the caller sent along, the session's history, then the question. */
export async function conversationMessages({
  turn,
  memory,
  prompt,
  systemMessage,
}: ConversationParts): Promise<BaseMessage[]> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const history = await toMessages([...turn.prepended, ...((await memory?.load(turn)) ?? [])]);
  if (!prompt) {
    const system = systemMessage?.trim() ? [new SystemMessage(systemMessage)] : [];
    return [...system, ...history, new HumanMessage(turn.question)];
  }
  const filled = await fillPrompt(prompt, turn, { input: turn.question, ...(memory && { [memory.memoryKey]: "" }) });
  const last = filled.at(-1);
  return last?.type === "human"
    ? [...filled.slice(0, -1), ...history, last]
    : [...filled, ...history, new HumanMessage(turn.question)];
}
