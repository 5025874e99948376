import type { AIMessage, AIMessageChunk } from "@langchain/core/messages";
import type { RunEvent } from "@/domain/api/stream-event";

type Block = Exclude<AIMessageChunk["content"], string>[number];

/** Gemini marks what it thought as text beside its answer. */
const isThought = (block: Block): boolean => "thought" in block && block.thought === true;

/** What the model said, without what it thought. */
export function spokenText(message: AIMessageChunk): string {
  if (typeof message.content === "string" || !message.content.some(isThought)) return message.text;
  return message.content
    .map((block) => (block.type === "text" && !isThought(block) ? String(block.text) : ""))
    .join("");
}

/** The message as the next request may carry it: thoughts that were told as text would come back as said. */
export function withoutThoughts(message: AIMessageChunk): AIMessageChunk {
  if (typeof message.content !== "string" && message.content.some(isThought))
    message.content = message.content.filter((block) => !isThought(block));
  return message;
}

/** What the model thought, in whichever of its ways a provider tells it. */
function thoughtsOf(message: AIMessage | AIMessageChunk): string[] {
  const { reasoning_content: aside } = message.additional_kwargs;
  const told = typeof aside === "string" ? [aside] : [];
  const blocks = typeof message.content === "string" ? [] : message.contentBlocks;
  const reasoned = blocks.flatMap((block) =>
    block.type === "reasoning" && typeof block.reasoning === "string" ? [block.reasoning] : [],
  );
  return [...told, ...reasoned].filter((text) => text !== "");
}

export function tellThoughts(message: AIMessage | AIMessageChunk, emit: (event: RunEvent) => void): void {
  for (const text of thoughtsOf(message)) emit({ type: "thinking", text });
}
