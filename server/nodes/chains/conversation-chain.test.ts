import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { aTurn, someTools } from "../testing/turn";
import { build } from "../testing/build";
import type { Answerer, ChatMemory } from "../slots";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.script({ text: "Nice to meet you." });
});

const model = (inputs: Record<string, unknown> = {}): Promise<BaseChatModel> =>
  build("chatOpenAI", {
    inputs: { basepath: `${server.origin}/v1`, ...inputs },
    secrets: { openAIApiKey: "sk-test" },
    tools: someTools(fetch),
  });

async function chain(inputs: Record<string, unknown> = {}): Promise<Answerer> {
  return build("conversationChain", { inputs: { model: await model(), ...inputs }, tools: someTools(fetch) });
}

test("system message, history and question go to the model in that order", async () => {
  const memory = await build<ChatMemory>("bufferMemory", { tools: someTools(fetch) });
  const answerer = await chain({ memory, systemMessagePrompt: "Be brief. {not a variable}" });
  const turn = aTurn("And now?", {
    prepended: [{ role: "user", content: "sent along" }],
    history: [
      { role: "user", content: "I am Ada" },
      { role: "assistant", content: "Hello Ada" },
    ],
  });
  expect(await answerer.answer(turn)).toEqual({ text: "Nice to meet you." });
  expect(server.requests[0]?.body.messages).toEqual([
    { role: "system", content: "Be brief. {not a variable}" },
    { role: "user", content: "sent along" },
    { role: "user", content: "I am Ada" },
    { role: "assistant", content: "Hello Ada" },
    { role: "user", content: "And now?" },
  ]);
});

test("a streamed answer comes word by word and is the same as the whole one", async () => {
  const answerer = await chain();
  const turn = aTurn("Hi", { streaming: true });
  expect(await answerer.answer(turn)).toEqual({ text: "Nice to meet you." });
  expect(turn.events.filter((event) => event.type === "token").length).toBeGreaterThan(2);
  expect(turn.streamed()).toBe("Nice to meet you.");
  expect(server.requests[0]?.body.stream).toBe(true);
});

test("usage is reported once, for a whole answer and for a streamed one", async () => {
  const answerer = await chain();
  for (const streaming of [false, true]) {
    const turn = aTurn("Hi", { streaming });
    await answerer.answer(turn);
    expect(turn.events.filter((event) => event.type === "usage")).toEqual([
      {
        type: "usage",
        nodeId: "conversationChain_0",
        usage: { model: "gpt-4o-mini", input_tokens: 11, output_tokens: 7, total_tokens: 18 },
      },
    ]);
  }
});

test("a model whose streaming is switched off answers in one piece", async () => {
  const answerer = await chain({ model: await model({ streaming: false }) });
  const turn = aTurn("Hi", { streaming: true });
  await answerer.answer(turn);
  expect(server.requests[0]?.body.stream ?? false).toBe(false);
  expect(turn.streamed()).toBe("Nice to meet you.");
});

test("two questions at once share the client and keep their answers apart", async () => {
  const answerer = await chain();
  server.script({ text: "one" }, { text: "two" });
  const answers = await Promise.all([answerer.answer(aTurn("a")), answerer.answer(aTurn("b"))]);
  expect(new Set(answers.map((answer) => answer.text))).toEqual(new Set(["one", "two"]));
});

test("a chat prompt takes the place of the system message, with the history before its human message", async () => {
  const memory = await build<ChatMemory>("bufferMemory", { tools: someTools(fetch) });
  const inputs = {
    systemMessagePrompt: "You are {name}.",
    humanMessagePrompt: "Reply to: {input}",
    promptValues: { name: "Bo" },
  };
  const chatPromptTemplate = await build("chatPromptTemplate", { inputs, tools: someTools(fetch) });
  const answerer = await chain({ memory, chatPromptTemplate, systemMessagePrompt: "ignored" });
  await answerer.answer(aTurn("Bye", { history: [{ role: "user", content: "Hi" }] }));
  expect(server.requests[0]?.body.messages).toEqual([
    { role: "system", content: "You are Bo." },
    { role: "user", content: "Hi" },
    { role: "user", content: "Reply to: Bye" },
  ]);
});

test("a chat prompt that names the history gets it as text, once", async () => {
  const memory = await build<ChatMemory>("bufferMemory", { tools: someTools(fetch) });
  const inputs = { systemMessagePrompt: "So far:\n{chat_history}", humanMessagePrompt: "{input}" };
  const chatPromptTemplate = await build("chatPromptTemplate", { inputs, tools: someTools(fetch) });
  const history = [
    { role: "user" as const, content: "Hi" },
    { role: "assistant" as const, content: "Hello" },
  ];
  await (await chain({ memory, chatPromptTemplate })).answer(aTurn("Bye", { history }));
  expect(server.requests[0]?.body.messages).toEqual([
    { role: "system", content: "So far:\nHuman: Hi\nAssistant: Hello" },
    { role: "user", content: "Bye" },
  ]);
});
