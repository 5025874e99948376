import type { BaseMessage } from "@langchain/core/messages";
import type { Turn, TurnImage } from "./slots";

/** Puts what came with the question into the last human message, after its text, when the model may see it. */
export async function showImages(messages: BaseMessage[], turn: Turn, model: unknown): Promise<BaseMessage[]> {
  const at = messages.findLastIndex((message) => message.type === "human");
  return putImages(messages, await turn.imagesFor(model), at);
}

/** Puts images into the message at this place, after its text; into one of their own when there is none. */
export async function putImages(
  messages: BaseMessage[],
  images: readonly TurnImage[],
  at: number,
): Promise<BaseMessage[]> {
  if (images.length === 0) return messages;
  const { HumanMessage } = await import("@langchain/core/messages");
  const pictures = images.map(({ mime, base64 }) => ({
    type: "image_url",
    image_url: { url: `data:${mime};base64,${base64}` },
  }));
  const { text = "", name } = messages[at] ?? {};
  const content = [...(text ? [{ type: "text", text }] : []), ...pictures];
  const shown = new HumanMessage({ content, ...(name !== undefined && { name }) });
  return at === -1 ? [...messages, shown] : messages.with(at, shown);
}
