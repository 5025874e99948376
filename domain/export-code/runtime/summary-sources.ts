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

/** Lets a model sum up a conversation. */
export async function summarise(said: readonly Message[], model: BaseChatModel): Promise<string> {
  const lines = said.map(({ role, content }) => (role === "assistant" ? "Assistant: " : "Person: ") + content);
  const request = "Summary so far:\n(none)\n\nNew messages:\n" + lines.join("\n");
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
  "summed-before": String.raw`import { Tiktoken } from "js-tiktoken/lite";
import ranks from "js-tiktoken/ranks/cl100k_base";
import type { Shorten } from "./conversation.js";
import type { Message } from "./state.js";
import { summarise } from "./summarise.js";

let encoder: Tiktoken | undefined;

/** The latest messages that have room in so many tokens, and before them a model's summary of the others. */
export const summedBefore =
  (mostTokens: number): Shorten =>
  async (said, instructed, model) => {
    const begin = Math.min(fittingFrom(said, mostTokens), Math.max(0, said.length - 1));
    if (begin === 0) return [...said];
    const content = "Previous conversation summary: " + (await summarise(said.slice(0, begin), model));
    return [{ role: instructed ? "user" : "system", content }, ...said.slice(begin)];
  };

function fittingFrom(said: readonly Message[], mostTokens: number): number {
  let left = mostTokens;
  for (let at = said.length - 1; at >= 0; at -= 1) {
    left -= tokensOf(said[at]?.content ?? "");
    if (left < 0) return at + 1;
  }
  return 0;
}

/** As GPT-4 counts, with four for who speaks. Long words are counted in parts: an encoder's time grows with their square. */
function tokensOf(text: string): number {
  const encoding = (encoder ??= new Tiktoken(ranks));
  const parts = text.match(/\s{0,8}\S{1,40}|\s{1,40}/g) ?? [];
  return parts.reduce((sum, part) => sum + encoding.encode(part, [], []).length, 4);
}
`,
};
