import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { HistoryMessage } from "@/server/engine/ports";
import { askModel } from "../ask-model";
import type { Turn } from "../slots";

export interface SummaryTask {
  model: BaseChatModel;
  /** Node on whose account the usage goes. */
  nodeId: string;
  /** What was summarised before. */
  summary: string | undefined;
  /** What came after it. */
  messages: readonly HistoryMessage[];
  turn: Turn;
}

const instructions = `You keep the running summary of a conversation between a person and an assistant.
Rewrite the summary so that it also covers the new messages. Keep names, numbers, dates, decisions, wishes and open questions. Leave out greetings and repetition.
Write plain sentences in the language of the conversation, and nothing but the summary.`;

/** Asks the model for a summary that also covers `messages`. Nothing of it is part of the answer. */
export async function summarise({ model, nodeId, summary, messages, turn }: SummaryTask): Promise<string> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const lines = messages.map(({ role, content }) => `${role === "user" ? "Person" : "Assistant"}: ${content}`);
  const request = `Summary so far:\n${summary ?? "(none)"}\n\nNew messages:\n${lines.join("\n")}`;
  const { text } = await askModel(model, [new SystemMessage(instructions), new HumanMessage(request)], {
    nodeId,
    signal: turn.signal,
    streaming: false,
    emit: (event) => void (event.type === "usage" && turn.emit(event)),
  });
  return text.trim();
}

/** How a summary stands in a history: before everything else, as something the model is told. */
export const asHistory = (summary: string | undefined): HistoryMessage[] =>
  summary ? [{ role: "user", content: `Summary of our conversation so far: ${summary}` }] : [];
