import type { BaseMessage } from "@langchain/core/messages";
import type { Turn } from "./slots";

/** Puts what came with the question into the last human message, after its text, when the model may see it. */
export async function showImages(messages: BaseMessage[], turn: Turn, model: unknown): Promise<BaseMessage[]> {
  const images = await turn.imagesFor(model);
  if (images.length === 0) return messages;
  const { HumanMessage } = await import("@langchain/core/messages");
  const pictures = images.map(({ mime, base64 }) => ({
    type: "image_url",
    image_url: { url: `data:${mime};base64,${base64}` },
  }));
  const at = messages.findLastIndex((message) => message.type === "human");
  const text = messages[at]?.text ?? "";
  const shown = new HumanMessage({ content: [...(text ? [{ type: "text", text }] : []), ...pictures] });
  return at === -1 ? [...messages, shown] : messages.with(at, shown);
}
