import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { expect, test } from "vitest";
import type { HistoryMessage } from "@/server/engine/ports";
import { build } from "../../testing/build";
import { aTurn, someTools } from "../../testing/turn";
import type { Answerer } from "../../slots";
import { nothingToQuote } from "./quote-best";

const tools = someTools(() => Promise.reject(new Error("no network")));

async function chain(systemMessagePrompt?: string): Promise<Answerer> {
  const model = await build<BaseChatModel>("builtinAnswerer", { tools });
  const memory = await build("bufferMemory", { tools });
  return build("conversationChain", { inputs: { model, memory, systemMessagePrompt }, tools });
}

const said = (content: string): HistoryMessage => ({ role: "user", content });

const handbook = `You answer from the handbook.

The office in Lisbon opens at nine. Visitors sign in at the front desk. Parking costs four euros a day.
The canteen serves lunch from noon to two.`;

test("it quotes the sentence that answers", async () => {
  const answer = await (await chain(handbook)).answer(aTurn("When does the Lisbon office open?"));
  expect(answer.text).toBe('"The office in Lisbon opens at nine."');
});

test("it remembers what was said, and the latest word counts", async () => {
  const history = [said("My name is Ada."), said("Sorry, my name is Grace.")];
  const answer = await (await chain()).answer(aTurn("What is my name?", { history }));
  expect(answer.text).toBe('You said: "Sorry, my name is Grace."');
});

test.each(["Hello", "What is the capital of Mongolia?", ""])(
  "%j has nothing to quote, and it says so",
  async (question) => {
    expect((await (await chain(handbook)).answer(aTurn(question))).text).toBe(nothingToQuote);
  },
);

test("an earlier question is no answer", async () => {
  const history = [said("What is my name?"), { role: "assistant" as const, content: nothingToQuote }];
  expect((await (await chain()).answer(aTurn("What is my name?", { history }))).text).toBe(nothingToQuote);
});

test("it streams, and names itself in the usage", async () => {
  const turn = aTurn("When does the Lisbon office open?", { streaming: true });
  const answer = await (await chain(handbook)).answer(turn);
  expect(turn.streamed()).toBe(answer.text);
  expect(turn.events.filter((event) => event.type === "token").length).toBeGreaterThan(3);
  expect(turn.events).toContainEqual(
    expect.objectContaining({ type: "usage", usage: expect.objectContaining({ model: "builtin-extractive" }) }),
  );
});

test("tools and output parsers are refused with the advice to connect a model", async () => {
  const model = await build<BaseChatModel>("builtinAnswerer", { tools });
  const calculator = await build<StructuredToolInterface>("calculator", { tools });
  const agent = await build<Answerer>("toolAgent", { inputs: { model, tools: [calculator] }, tools });
  await expect(agent.answer(aTurn("1+1?"))).rejects.toThrow(/cannot call tools\. Connect a chat model/);
  const prompt = await build("promptTemplate", { inputs: { template: "{q}" }, tools });
  const outputParser = await build("csvOutputParser", { tools });
  const parsing = await build<Answerer>("llmChain", { inputs: { model, prompt, outputParser }, tools });
  await expect(parsing.answer(aTurn("list"))).rejects.toThrow(/Connect a chat model/);
});
