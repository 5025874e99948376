import type { AIMessageChunk } from "@langchain/core/messages";

/**
 * What a provider's own tool was given comes in a stream as pieces of a call that has neither name nor id. Nobody asks
 * for that call, and the next request must not carry it.
 */
export function withoutNamelessCalls(message: AIMessageChunk): AIMessageChunk {
  const isNamed = ({ name, id }: { name?: string | undefined; id?: string | undefined }): boolean =>
    Boolean(name || id);
  message.tool_calls = message.tool_calls?.filter(isNamed) ?? [];
  message.invalid_tool_calls = message.invalid_tool_calls?.filter(isNamed) ?? [];
  message.tool_call_chunks = message.tool_call_chunks?.filter(isNamed) ?? [];
  return message;
}
