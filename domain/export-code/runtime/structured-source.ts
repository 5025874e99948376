/** `src/structured.ts` of an exported project: answers in a form. */
export const structuredSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type AIMessage, type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { z } from "zod";
import type { Values } from "./state.js";

/** The answer's keys, and what the step says. A key named content says it itself. */
export type Filled = Values & { content: string };

/** Lets a model answer by filling in a form. */
export const filledIn =
  (schema: z.ZodObject) =>
  async (model: BaseChatModel, messages: readonly BaseMessage[]): Promise<Filled> => {
    const value = await fillIn(model, messages, schema);
    return withContent(value, JSON.stringify(value));
  };

/** Lets a model put an answer in words into a form. */
export const putInto =
  (schema: z.ZodObject) =>
  async (model: BaseChatModel, text: string): Promise<Filled> => {
    const told = "Put the text into the form that you are given. Change nothing, and add nothing that it does not say.";
    const value = await fillIn(model, [new SystemMessage(told), new HumanMessage(text)], schema);
    const fence = "\u0060".repeat(3);
    return withContent(value, fence + "json\n" + JSON.stringify(value, null, 2) + "\n" + fence);
  };

const withContent = (value: Values, content: string): Filled => ({
  ...value,
  content: typeof value["content"] === "string" ? value["content"] : content,
});

/** An answer of another form is asked for once more, with the reason. */
async function fillIn(model: BaseChatModel, messages: readonly BaseMessage[], schema: z.ZodObject): Promise<Values> {
  const first = await askOnce(model, messages, schema);
  if ("value" in first) return first.value;
  const again = "The answer does not have the form that was asked for: " + first.wrong + ". Give it again.";
  const second = await askOnce(model, [...messages, new HumanMessage(again)], schema);
  if ("value" in second) return second.value;
  throw new Error("The model's answer does not have the form that was asked for: " + second.wrong + ".");
}

async function askOnce(
  model: BaseChatModel,
  messages: readonly BaseMessage[],
  schema: z.ZodObject,
): Promise<{ value: Values } | { wrong: string }> {
  const filler = model.withStructuredOutput(schema, { name: "answer", method: "functionCalling", includeRaw: true });
  // What a chat model gives is a message of its own, whatever the type says.
  const message = (await filler.invoke([...messages])).raw as AIMessage;
  const called: unknown = message.tool_calls?.[0]?.args ?? written(message.text);
  if (called === undefined) return { wrong: "it is not valid JSON" };
  const read = schema.safeParse(called);
  if (read.success) return { value: read.data };
  return { wrong: read.error.issues.map(({ path, message: why }) => (path.join(".") || "the object") + ": " + why).join("; ") };
}

/** Models that cannot be made to call a function write the object down instead. */
function written(text: string): unknown {
  const fenced = /\u0060{3}(?:json)?\s*([\s\S]*?)\u0060{3}/i.exec(text)?.[1];
  try {
    return JSON.parse((fenced ?? text.slice(Math.max(0, text.indexOf("{")), text.lastIndexOf("}") + 1)).trim());
  } catch {
    return undefined;
  }
}
`;
