import type { AIMessage, BaseMessage } from "@langchain/core/messages";

const roles: Readonly<Record<string, string>> = { human: "user", ai: "assistant" };

/** A model's conversation in plain words, for the trace. */
export const shownMessages = (messages: readonly BaseMessage[]): Record<string, unknown>[] =>
  messages.map((message) => {
    const calls = message.type === "ai" ? (message as AIMessage).tool_calls : undefined;
    return {
      role: roles[message.type] ?? message.type,
      content: message.text,
      ...(calls?.length && { tool_calls: calls.map(({ id, name, args }) => ({ id, name, args })) }),
    };
  });
