/** What was said long ago, in short: modules of an exported project, by name. */
export const summarySources: Readonly<Record<string, string>> = {
  summarise: String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ask } from "./conversation.js";
import type { Message } from "./state.js";

const instructions = [
  "You keep the running summary of a conversation between a person and an assistant.",
  "Rewrite the summary so that it also covers the new messages. Keep names, numbers, dates, decisions, wishes and open questions. Leave out greetings and repetition.",
  "Write plain sentences in the language of the conversation, and nothing but the summary.",
].join("\n");

/** Lets a model sum up a conversation, on top of what it has summed up before. */
export async function summarise(said: readonly Message[], model: BaseChatModel, before = "(none)"): Promise<string> {
  const lines = said.map(({ role, content }) => (role === "assistant" ? "Assistant: " : "Person: ") + content);
  const request = "Summary so far:\n" + before + "\n\nNew messages:\n" + lines.join("\n");
  return (await ask(model, [new SystemMessage(instructions), new HumanMessage(request)])).trim();
}
`,
  summed: String.raw`import type { Shorten } from "./conversation.js";
import { summarise } from "./summarise.js";

/** All that was said before the last message, as a model sums it up. */
export const summed: Shorten = async (said, _instructed, model) => {
  const [last, earlier] = [said.slice(-1), said.slice(0, -1)];
  return earlier.length === 0 ? last : [{ role: "assistant", content: await summarise(earlier, model) }, ...last];
};
`,
  "summed-before": String.raw`import type { Shorten } from "./conversation.js";
import { summarise } from "./summarise.js";
import { fittingFrom } from "./tokens.js";

/** The latest messages that have room in so many tokens, and before them a model's summary of the others. */
export const summedBefore =
  (mostTokens: number): Shorten =>
  async (said, instructed, model) => {
    const begin = Math.min(fittingFrom(said, mostTokens), Math.max(0, said.length - 1));
    if (begin === 0) return [...said];
    const content = "Previous conversation summary: " + (await summarise(said.slice(0, begin), model));
    return [{ role: instructed ? "user" : "system", content }, ...said.slice(begin)];
  };
`,
  tokens: String.raw`import { Tiktoken } from "js-tiktoken/lite";
import ranks from "js-tiktoken/ranks/cl100k_base";
import type { Message } from "./state.js";

let encoder: Tiktoken | undefined;

/** Index from which on messages have room in so many tokens. */
export function fittingFrom(said: readonly Message[], mostTokens: number): number {
  let left = mostTokens;
  for (let at = said.length - 1; at >= 0; at -= 1) {
    left -= tokensOf(said[at]?.content ?? "");
    if (left < 0) return at + 1;
  }
  return 0;
}

/** As GPT-4 counts, with four for who speaks. Long words are counted in parts: an encoder's time grows with their square. */
export function tokensOf(text: string): number {
  const encoding = (encoder ??= new Tiktoken(ranks));
  const parts = text.match(/\s{0,8}\S{1,40}|\s{1,40}/g) ?? [];
  return parts.reduce((sum, part) => sum + encoding.encode(part, [], []).length, 4);
}
`,
  "in-tokens": String.raw`import type { Recall } from "./conversation.js";
import { fittingFrom } from "./tokens.js";

/** As many of the newest messages as have room in so many tokens. */
export const inTokens =
  (mostTokens: number): Recall =>
  async (said) => said.slice(fittingFrom(said, mostTokens));
`,
  "in-summary": String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type Recall, toldSummary } from "./conversation.js";
import { goOnWith, summedUp } from "./running-summary.js";

/** A conversation in short, which a model rewrites with each question. */
export const inSummary =
  (model: () => BaseChatModel): Recall =>
  async (said) => {
    const { summary, later } = summedUp(said);
    return toldSummary(later.length === 0 ? summary : await goOnWith(said, said.length, model()));
  };
`,
  "in-summary-before": String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type Recall, toldSummary } from "./conversation.js";
import { goOnWith, summedUp } from "./running-summary.js";
import { fittingFrom, tokensOf } from "./tokens.js";

/** The newest messages word for word, as far as they have room in so many tokens, and the others in short. */
export const inSummaryBefore =
  (mostTokens: number, model: () => BaseChatModel): Recall =>
  async (said) => {
    const { summary, later } = summedUp(said);
    const told = toldSummary(summary).reduce((sum, { content }) => sum + tokensOf(content), 0);
    const begin = fittingFrom(later, mostTokens - told);
    if (begin === 0) return [...toldSummary(summary), ...later];
    const through = said.length - later.length + begin;
    return [...toldSummary(await goOnWith(said, through, model())), ...said.slice(through)];
  };
`,
  "running-summary": String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Message } from "./state.js";
import { summarise } from "./summarise.js";

/** Summaries by what they cover, so that the next question goes on from there. */
const known = new Map<string, string>();
const mostKnown = 1000;

const nameOf = (said: readonly Message[]): string => JSON.stringify(said.map(({ role, content }) => [role, content]));

/** The summary that covers most of a conversation, and what came after it. */
export function summedUp(said: readonly Message[]): { summary?: string; later: readonly Message[] } {
  for (let through = said.length; through > 0; through -= 1) {
    const summary = known.get(nameOf(said.slice(0, through)));
    if (summary !== undefined) return { summary, later: said.slice(through) };
  }
  return { later: said };
}

/** A summary that also covers everything up to there. */
export async function goOnWith(said: readonly Message[], through: number, model: BaseChatModel): Promise<string> {
  const { summary: before, later } = summedUp(said);
  const summary = await summarise(later.slice(0, through - (said.length - later.length)), model, before);
  known.set(nameOf(said.slice(0, through)), summary);
  for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest);
  return summary;
}
`,
};
