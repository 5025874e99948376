import type { BaseMessage } from "@langchain/core/messages";
import type { HistoryMessage } from "@/server/engine/ports";

/** Stored messages in the form models take. */
export async function toMessages(history: readonly HistoryMessage[]): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage } = await import("@langchain/core/messages");
  return history.map(({ role, content }) => (role === "user" ? new HumanMessage(content) : new AIMessage(content)));
}
