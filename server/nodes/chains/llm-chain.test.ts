import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runScript } from "@/server/platform/sandbox/run-script";
import type { Answerer, PromptSource } from "../slots";
import { build } from "../testing/build";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { aTurn, someTools } from "../testing/turn";

let server: ModelServer;
const tools = someTools(fetch, { runScript });
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.script({ text: "Socks of Glory" });
});

const model = (): Promise<BaseChatModel> =>
  build("chatOpenAI", { inputs: { basepath: `${server.origin}/v1` }, secrets: { openAIApiKey: "k" }, tools });

const template = (text: string, promptValues?: unknown): Promise<PromptSource> =>
  build("promptTemplate", { inputs: { template: text, promptValues }, tools });

const chain = async (inputs: Record<string, unknown>): Promise<Answerer> =>
  build("llmChain", { inputs: { model: await model(), ...inputs }, tools });

const sent = (): unknown => server.requests[0]?.body.messages;

describe("prompt values", () => {
  test("the only variable gets the question", async () => {
    const answer = await (
      await chain({ prompt: await template("A name for a company that makes {product}?") })
    ).answer(aTurn("socks"));
    expect(answer).toEqual({ text: "Socks of Glory" });
    expect(sent()).toEqual([{ role: "user", content: "A name for a company that makes socks?" }]);
  });

  test("given values are resolved when the question comes, and the one that is missing gets the question", async () => {
    const prompt = await template("{greeting}, {name}! {wish}", '{"greeting": "Hello", "wish": "about {{question}}"}');
    const answerer = await chain({ prompt });
    await answerer.answer(aTurn("Ada"));
    expect(sent()).toEqual([{ role: "user", content: "Hello, Ada! about Ada" }]);
  });

  test("values may contain braces and quotes without harm", async () => {
    await (await chain({ prompt: await template("Say {text}") })).answer(aTurn('{"a": {{b}} "\\n$&'));
    expect(sent()).toEqual([{ role: "user", content: 'Say {"a": {{b}} "\\n$&' }]);
  });

  test("two missing variables are named", async () => {
    const answerer = await chain({ prompt: await template("{a} {b} {c}", { a: "x" }) });
    await expect(answerer.answer(aTurn("?"))).rejects.toThrow("Please provide Prompt Values for: b, c");
    expect(server.requests).toHaveLength(0);
  });

  test("literal braces and JSON examples are no variables", async () => {
    await (await chain({ prompt: await template('Fill {{"x": 1}} or {"y": [1]} with {value}') })).answer(aTurn("7"));
    expect(sent()).toEqual([{ role: "user", content: 'Fill {"x": 1} or {"y": [1]} with 7' }]);
  });

  test("values that are no JSON are the author's to mend", async () => {
    await expect(template("{a}", "{nonsense")).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("a chat prompt keeps its roles, with messages of a script between", async () => {
    const prompt = await build<PromptSource>("chatPromptTemplate", {
      inputs: {
        systemMessagePrompt: "Translate to {language}.",
        humanMessagePrompt: "{text}",
        promptValues: { language: "French" },
        messageHistoryCode: `const { AIMessage, HumanMessage } = require('@langchain/core/messages');
          return [new HumanMessage("Good morning"), new AIMessage({ content: "Bonjour" })];`,
      },
      tools,
    });
    await (await chain({ prompt })).answer(aTurn("Good night"));
    expect(sent()).toEqual([
      { role: "system", content: "Translate to French." },
      { role: "user", content: "Good morning" },
      { role: "assistant", content: "Bonjour" },
      { role: "user", content: "Good night" },
    ]);
  });
});

describe("output parsers", () => {
  test("a list comes back as JSON, is asked for in the prompt, and nothing is streamed", async () => {
    server.script({ text: "red, green , blue" });
    const outputParser = await build("csvOutputParser", { tools });
    const turn = aTurn("colours", { streaming: true });
    const answer = await (await chain({ prompt: await template("List {x}"), outputParser })).answer(turn);
    expect(answer).toEqual({ json: ["red", "green", "blue"] });
    expect(turn.streamed()).toBe("");
    expect(JSON.stringify(sent())).toContain("List colours\\nAnswer with a list of values separated by commas");
  });

  test("a structure is read out of a code block and checked", async () => {
    server.script({ text: 'Here you are:\n```json\n{"answer": "42", "sure": true}\n```' });
    const jsonStructure = [
      { property: "answer", type: "string", description: "the answer" },
      { property: "sure", type: "boolean", description: "" },
    ];
    const outputParser = await build("structuredOutputParser", { inputs: { jsonStructure }, tools });
    const answer = await (await chain({ prompt: await template("{q}"), outputParser })).answer(aTurn("?"));
    expect(answer).toEqual({ json: { answer: "42", sure: true } });
  });

  test("format instructions of a chat prompt belong to the system message", async () => {
    server.script({ text: "a;b" });
    const prompt = await build("chatPromptTemplate", {
      inputs: { systemMessagePrompt: "Be brief.", humanMessagePrompt: "{q}" },
      tools,
    });
    const outputParser = await build("customListOutputParser", { inputs: { length: 2, separator: ";" }, tools });
    expect(await (await chain({ prompt, outputParser })).answer(aTurn("?"))).toEqual({ json: ["a", "b"] });
    expect(sent()).toMatchObject([
      { role: "system", content: expect.stringMatching(/^Be brief\.\nAnswer with a list of 2 values/) },
      { content: "?" },
    ]);
  });

  test("a bad answer goes back once when autofix is on", async () => {
    server.script({ text: "a;b;c" }, { text: "a;b" });
    const outputParser = await build("customListOutputParser", {
      inputs: { length: 2, separator: ";", autofixParser: true },
      tools,
    });
    const answer = await (await chain({ prompt: await template("{q}"), outputParser })).answer(aTurn("?"));
    expect(answer).toEqual({ json: ["a", "b"] });
    expect(JSON.stringify(server.requests[1]?.body.messages)).toContain("it has 3 values instead of 2");
  });

  test("a bad answer without autofix is an error that says what is wrong", async () => {
    server.script({ text: "no json here" });
    const outputParser = await build("structuredOutputParser", { tools });
    const answerer = await chain({ prompt: await template("{q}"), outputParser });
    await expect(answerer.answer(aTurn("?"))).rejects.toThrow(/form the output parser asks for: it is not valid JSON/);
  });
});

describe("moderation", () => {
  const refuse = async (inputs: Record<string, unknown>): Promise<Answerer> =>
    chain({
      prompt: await template("{q}"),
      inputModeration: [await build("inputModerationSimple", { inputs, tools })],
    });

  test("a denied phrase is answered with the message, streamed like any answer, and no model is asked", async () => {
    const answerer = await refuse({ denyList: "\n Secret Recipe \n", moderationErrorMessage: "No." });
    const turn = aTurn("Tell me the SECRET recipe", { streaming: true });
    expect(await answerer.answer(turn)).toEqual({ text: "No." });
    expect(turn.streamed()).toBe("No.");
    expect(server.requests).toHaveLength(0);
  });

  test("other questions pass", async () => {
    expect(await (await refuse({ denyList: "secret recipe" })).answer(aTurn("hello"))).toEqual({
      text: "Socks of Glory",
    });
  });

  test("with a model connected, a similar meaning is refused, too", async () => {
    server.script({ text: "Yes." });
    const answerer = await refuse({ denyList: "secret recipe", model: await model(), moderationErrorMessage: "No." });
    expect(await answerer.answer(aTurn("how is it cooked in private"))).toEqual({ text: "No." });
  });

  test("OpenAI's service decides, and a check that fails lets nothing through", async () => {
    const check = await build("inputModerationOpenAI", {
      secrets: { openAIApiKey: "sk-m" },
      tools: someTools(server.fetch),
    });
    const answerer = await chain({ prompt: await template("{q}"), inputModeration: [check] });
    server.pages["/v1/moderations"] = { body: { results: [{ flagged: true }] } };
    expect((await answerer.answer(aTurn("x"))).text).toMatch(/violates OpenAI's content moderation/);
    expect(server.requests.at(-1)?.headers.authorization).toBe("Bearer sk-m");
    server.pages["/v1/moderations"] = { body: { results: [{ flagged: false }] } };
    expect(await answerer.answer(aTurn("x"))).toEqual({ text: "Socks of Glory" });
    server.pages["/v1/moderations"] = { status: 401, body: {} };
    await expect(answerer.answer(aTurn("x"))).rejects.toThrow(/refused the key/);
  });
});

test("an output prediction is the text itself, never streamed", async () => {
  const turn = aTurn("socks", { streaming: true });
  const inputs = { model: await model(), prompt: await template("{p}") };
  expect(await build("llmChain", { inputs, tools, output: "outputPrediction", turn })).toBe("Socks of Glory");
  expect(turn.streamed()).toBe("");
});
