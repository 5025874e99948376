import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { askModel } from "../ask-model";
import { requireLanguageModel } from "../chat-models/builtin/extractive-model";
import type { RetrieveContext } from "../documents/document-slots";

export interface Writer {
  model: BaseChatModel;
  /** Node on whose account the usage goes. */
  nodeId: string;
}

/** Has a model write something on the way to the documents. Nobody reads along; its usage is reported. */
export async function askWriter(
  { model, nodeId }: Writer,
  prompt: string,
  { signal, emit = () => undefined }: RetrieveContext,
): Promise<string> {
  requireLanguageModel(model, "write what this retriever needs");
  const { HumanMessage } = await import("@langchain/core/messages");
  const { text } = await askModel(model, [new HumanMessage(prompt)], { nodeId, signal, emit, streaming: false });
  return text.trim();
}

/** The lines of a list that a model wrote, without its numbers, bullets and tags. */
export const linesOf = (text: string, most: number): string[] =>
  text
    .split("\n")
    .map((line) => line.trim().replace(/^(?:[-*•]|\d+[.)])\s+/, ""))
    .filter((line) => line !== "" && !/^<\/?\w+>$/.test(line) && !line.startsWith("```"))
    .slice(0, most);
