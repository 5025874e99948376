import type { AIMessageChunk } from "@langchain/core/messages";
import { AppError } from "@/domain/errors";

/**
 * One message out of a stream's pieces. Putting pieces together one by one costs more than receiving them, so those
 * that carry nothing but text are left out and the text put in at the end.
 */
export async function wholeMessage(chunks: readonly AIMessageChunk[], text: string): Promise<AIMessageChunk> {
  if (chunks.length === 0)
    throw new AppError("upstream_failed", "The model's server closed the connection without an answer.");
  if (chunks.some((chunk) => typeof chunk.content !== "string"))
    return chunks.reduce((whole, chunk) => whole.concat(chunk));
  const { AIMessageChunk: Chunk } = await import("@langchain/core/messages");
  const rest = chunks.filter((chunk) => chunk.content === "" || carriesMore(chunk)).map(withoutText);
  return rest.reduce((whole, chunk) => whole.concat(chunk), new Chunk({ content: text }));

  function withoutText(chunk: AIMessageChunk): AIMessageChunk {
    if (chunk.content === "") return chunk;
    const { tool_call_chunks, usage_metadata, response_metadata, additional_kwargs } = chunk;
    return new Chunk({
      content: "",
      tool_call_chunks,
      response_metadata,
      additional_kwargs,
      ...(usage_metadata && { usage_metadata }),
    });
  }
}

const carriesMore = (chunk: AIMessageChunk): boolean =>
  (chunk.tool_call_chunks?.length ?? 0) > 0 ||
  chunk.usage_metadata !== undefined ||
  Object.keys(chunk.additional_kwargs).length > 0;
