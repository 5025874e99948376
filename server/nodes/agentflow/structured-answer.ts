import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { z } from "zod";
import type { AskContext } from "../ask-model";
import { askStructured } from "../ask-structured";
import { withKeys } from "./with-keys";

/** An agent's answer in words, put by its model into the form that the author asked for. */
export async function structuredAnswer(
  model: BaseChatModel,
  text: string,
  schema: z.ZodObject,
  context: AskContext,
): Promise<Record<string, unknown> & { content: string }> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const messages = [
    new SystemMessage(
      "Put the text into the form that you are given. Change nothing, and add nothing that it does not say.",
    ),
    new HumanMessage(text),
  ];
  const { value } = await askStructured(model, messages, schema, context);
  return withKeys(value, `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``);
}
