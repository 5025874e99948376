import type { AIMessage, BaseMessage, ToolMessage } from "@langchain/core/messages";
import { z } from "zod";

const content = z.union([z.string(), z.array(z.looseObject({ type: z.string() }))]);
const record = z.record(z.string(), z.unknown());
const toolCall = z.object({ id: z.string().optional(), name: z.string(), args: record });
const brokenCall = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  args: z.string().optional(),
  error: z.string().optional(),
});

/** A model's conversation as plain JSON: what the next request to the model needs, and nothing else. */
export const storedMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("human"), content }),
  z.object({ type: z.literal("system"), content, additional_kwargs: record }),
  z.object({
    ...{ type: z.literal("ai"), content, id: z.string().optional() },
    ...{ tool_calls: z.array(toolCall), invalid_tool_calls: z.array(brokenCall) },
    ...{ additional_kwargs: record, response_metadata: record },
  }),
  z.object({
    ...{ type: z.literal("tool"), content, tool_call_id: z.string(), name: z.string().optional() },
    status: z.enum(["success", "error"]).optional(),
  }),
]);
export type StoredMessage = z.infer<typeof storedMessage>;

export const storeMessages = (messages: readonly BaseMessage[]): StoredMessage[] =>
  messages.map((message) => storedMessage.parse(JSON.parse(JSON.stringify(partsOf(message)))));

function partsOf(message: BaseMessage): Record<string, unknown> {
  const { type, content: said, id, additional_kwargs, response_metadata } = message;
  if (type === "ai") {
    // `type` says so.
    const { tool_calls = [], invalid_tool_calls = [] } = message as AIMessage;
    return { type, content: said, id, tool_calls, invalid_tool_calls, additional_kwargs, response_metadata };
  }
  if (type === "tool") {
    const { tool_call_id, name, status } = message as ToolMessage;
    return { type, content: said, tool_call_id, name, status };
  }
  return { type, content: said, additional_kwargs };
}

export async function restoreMessages(stored: readonly StoredMessage[]): Promise<BaseMessage[]> {
  const { AIMessage: Ai, HumanMessage, SystemMessage, ToolMessage: Tool } = await import("@langchain/core/messages");
  return stored.map((message) => {
    // The parts are those that LangChain's own messages gave.
    const said = message.content as string;
    switch (message.type) {
      case "human":
        return new HumanMessage(said);
      case "system":
        return new SystemMessage({ ...message, content: said });
      case "tool":
        return new Tool({ ...message, content: said });
      default:
        return new Ai({ ...message, content: said });
    }
  });
}
