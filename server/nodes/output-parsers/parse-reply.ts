import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AppError } from "@/domain/errors";
import { type AskContext, askModel } from "../ask-model";
import type { OutputParser } from "../slots";

/** Reads a model's answer; with `autofix` on, a bad one goes back to the model once. */
export async function parseReply(
  parser: OutputParser,
  text: string,
  model: BaseChatModel,
  context: AskContext,
): Promise<unknown> {
  const first = await attempt(parser, text);
  if ("value" in first) return first.value;
  if (!parser.autofix) throw unreadable(first.problem);
  const { HumanMessage } = await import("@langchain/core/messages");
  const { text: mended } = await askModel(model, [new HumanMessage(mendRequest(parser, text, first.problem))], context);
  const second = await attempt(parser, mended);
  if ("value" in second) return second.value;
  throw unreadable(second.problem);
}

async function attempt(parser: OutputParser, text: string): Promise<{ value: unknown } | { problem: string }> {
  try {
    return { value: await parser.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

const mendRequest = (parser: OutputParser, text: string, problem: string): string =>
  `An answer has the wrong form. Rewrite it in the right form and send nothing else.

Right form:
${parser.formatInstructions}

Answer:
${text}

What is wrong with it: ${problem}`;

const unreadable = (problem: string): AppError =>
  new AppError("upstream_failed", `The model's answer does not have the form the output parser asks for: ${problem}`);
