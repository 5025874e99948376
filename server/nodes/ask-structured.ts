import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessage, BaseMessage } from "@langchain/core/messages";
import type { z } from "zod";
import { AppError } from "@/domain/errors";
import type { AskContext } from "./ask-model";
import { callSignal } from "./call-signal";
import { checked, readJsonAnswer } from "./output-parsers/read-json-answer";
import { reportUsage } from "./report-usage";
import { tellThoughts } from "./thoughts";
import { whenAborted } from "./when-aborted";

export interface StructuredReply {
  value: Record<string, unknown>;
  message: AIMessage;
}

/**
 * Asks a model to fill in an object, as the arguments of a function. An answer of another form is asked for once more
 * with the reason; then it rejects with `upstream_failed`.
 */
export async function askStructured(
  model: BaseChatModel,
  messages: readonly BaseMessage[],
  schema: z.ZodObject,
  context: AskContext,
): Promise<StructuredReply> {
  const { HumanMessage } = await import("@langchain/core/messages");
  const first = await askOnce(model, [...messages], schema, context);
  if ("value" in first) return first;
  const again = new HumanMessage(
    `The answer does not have the form that was asked for: ${first.wrong}. Give it again.`,
  );
  const second = await askOnce(model, [...messages, again], schema, context);
  if ("value" in second) return second;
  throw new AppError(
    "upstream_failed",
    `The model's answer does not have the form that was asked for: ${second.wrong}.`,
  );
}

async function askOnce(
  model: BaseChatModel,
  messages: BaseMessage[],
  schema: z.ZodObject,
  context: AskContext,
): Promise<StructuredReply | { wrong: string }> {
  context.signal.throwIfAborted();
  // Clients leave a listener on the signal they are given; a run asks many times under one.
  const signal = AbortSignal.any([context.signal]);
  const filler = model.withStructuredOutput(schema, { name: "answer", method: "functionCalling", includeRaw: true });
  const { aborted, forget } = whenAborted(signal);
  const { raw } = await callSignal
    .run(signal, () => Promise.race([filler.invoke(messages, { signal }), aborted]))
    .finally(forget);
  // What a chat model gives is a message of its own, whatever the type says.
  const message = raw as AIMessage;
  reportUsage(message, model, context);
  tellThoughts(message, context.emit);
  return read(message, schema);
}

/** Models that cannot be made to call a function write the object down instead. */
function read(message: AIMessage, schema: z.ZodObject): StructuredReply | { wrong: string } {
  const called = message.tool_calls?.[0]?.args;
  try {
    const value = called === undefined ? readJsonAnswer(message.text, schema) : checked(called, schema);
    return { value, message };
  } catch (cause) {
    return { wrong: cause instanceof Error ? cause.message : String(cause) };
  }
}
