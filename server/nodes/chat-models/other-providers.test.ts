import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Answerer } from "../slots";
import { build } from "../testing/build";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { aTurn, someTools } from "../testing/turn";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.script({ text: "Good day to you." });
});

async function chain(
  node: string,
  inputs: Record<string, unknown>,
  secrets: Record<string, string>,
): Promise<Answerer> {
  const tools = someTools(server.fetch);
  const model = await build<BaseChatModel>(node, { inputs, secrets, tools });
  return build("conversationChain", { inputs: { model, systemMessagePrompt: "Be kind." }, tools });
}

// What these share with OpenAI's node is tested there; here it is the address and the key.
test.each([
  ["chatOpenRouter", { modelName: "openai/gpt-4o" }, "openRouterApiKey", "https://openrouter.ai", "/api/v1"],
  ["chatXAI", { modelName: "grok-4.6" }, "xaiApiKey", "https://api.x.ai", "/v1"],
  ["chatTogetherAI", { modelName: "m" }, "togetherAIApiKey", "https://api.together.xyz", "/v1"],
  ["chatFireworks", { modelName: "m" }, "fireworksApiKey", "https://api.fireworks.ai", "/inference/v1"],
  ["chatCerebras", { modelName: "m" }, "cerebrasApiKey", "https://api.cerebras.ai", "/v1"],
  ["chatLocalAI", { modelName: "m", basePath: "http://local.test/v1/" }, "localAIApiKey", "http://local.test", "/v1"],
  ["chatLitellm", { modelName: "m", basePath: "http://lite.test" }, "litellmApiKey", "http://lite.test", ""],
])("%s answers, and its key goes to its own server", async (node, inputs, secret, origin, base) => {
  const turn = aTurn("Good day", { streaming: true });
  expect(await (await chain(node, inputs, { [secret]: "sk" })).answer(turn)).toEqual({ text: "Good day to you." });
  expect(turn.streamed()).toBe("Good day to you.");
  expect(server.requests[0]).toMatchObject({
    path: `${base}/chat/completions`,
    headers: { authorization: "Bearer sk", "x-meant-for": origin },
    body: { model: inputs.modelName, temperature: 0.9 },
  });
});

test("Mistral gets its own fields, and none that it would refuse", async () => {
  const inputs = { maxOutputTokens: 50, randomSeed: 7, safeMode: true, overrideEndpoint: "http://mistral.test/" };
  await (await chain("chatMistralAI", inputs, { mistralAIAPIKey: "k" })).answer(aTurn("Hi", { streaming: true }));
  const [request] = server.requests;
  expect(request?.headers["x-meant-for"]).toBe("http://mistral.test");
  expect(request?.path).toBe("/v1/chat/completions");
  expect(request?.body).toMatchObject({ max_tokens: 50, random_seed: 7, safe_prompt: true });
  const allowed = ["model", "temperature", "stream", "max_tokens", "random_seed", "safe_prompt", "messages"];
  expect(Object.keys(request?.body ?? {}).filter((field) => !allowed.includes(field))).toEqual([]);
});

test.each([
  [{ modelName: "deepseek-flash" }, { type: "disabled" }],
  [{ modelName: "deepseek-flash", thinking: true }, { type: "enabled" }],
  [{ modelName: "deepseek-chat" }, undefined],
])("DeepSeek is told whether to think (%o)", async (inputs, thinking) => {
  await (await chain("chatDeepseek", inputs, { deepseekApiKey: "k" })).answer(aTurn("Hi"));
  expect(server.requests[0]?.body.thinking).toEqual(thinking);
});

test.each([false, true])("what DeepSeek thought is told apart from the answer (streaming: %s)", async (streaming) => {
  server.script({ thinking: "Hm.", text: "Yes." });
  const turn = aTurn("?", { streaming });
  const answer = (await chain("chatDeepseek", { modelName: "deepseek-flash" }, { deepseekApiKey: "k" })).answer(turn);
  expect(await answer).toEqual({ text: "Yes." });
  expect(turn.events.flatMap((event) => (event.type === "thinking" ? [event.text] : []))).toEqual(["Hm."]);
});

test("Gemini's settings arrive in its own words", async () => {
  const inputs = {
    customModelName: "models/gemini-3.5-flash",
    ...{ maxOutputTokens: 50, topP: 0.5, topK: 3, thinkingLevel: "LOW", baseUrl: "http://gemini.test/v1beta" },
    safetySettings: [
      { harmCategory: "HARM_CATEGORY_HARASSMENT", harmBlockThreshold: "BLOCK_NONE" },
      { harmCategory: "", harmBlockThreshold: "BLOCK_NONE" },
    ],
  };
  await (await chain("chatGoogleGenerativeAI", inputs, { googleGenerativeAPIKey: "k" })).answer(aTurn("Hi"));
  const [request] = server.requests;
  expect(request?.headers["x-meant-for"]).toBe("http://gemini.test");
  expect(request?.path).toBe("/v1beta/models/gemini-3.5-flash:generateContent");
  expect(request?.body).toMatchObject({
    systemInstruction: { parts: [{ text: "Be kind." }] },
    contents: [{ role: "user", parts: [{ text: "Hi" }] }],
    generationConfig: { maxOutputTokens: 50, topP: 0.5, topK: 3, thinkingConfig: { thinkingLevel: "LOW" } },
    safetySettings: [{ category: "HARM_CATEGORY_HARASSMENT", threshold: "BLOCK_NONE" }],
  });
});

test.each([false, true])(
  "Gemini's thoughts are no part of its answer, and its signatures go back with the tools' results (streaming: %s)",
  async (streaming) => {
    const tools = someTools(server.fetch);
    const model = await build<BaseChatModel>("chatGoogleGenerativeAI", {
      inputs: { thinkingBudget: 100 },
      secrets: { googleGenerativeAPIKey: "k" },
      tools,
    });
    const calculator = await build<StructuredToolInterface>("calculator", { tools });
    const agent = await build<Answerer>("toolAgent", { inputs: { model, tools: [calculator] }, tools });
    server.script(
      { thinking: "Hard one.", tools: [{ name: "calculator", args: { input: "6*7" } }] },
      { thinking: "Easy now.", text: "It is 42" },
    );
    const turn = aTurn("?", { streaming });
    expect(await agent.answer(turn)).toMatchObject({ text: "It is 42" });
    expect(turn.streamed()).toBe(streaming ? "It is 42" : "");
    const thoughts = turn.events.map((event) => (event.type === "thinking" ? event.text : "")).join("");
    expect(thoughts).toBe("Hard one.Easy now.");
    const call = { functionCall: { name: "calculator", args: { input: "6*7" } }, thoughtSignature: "signed" };
    expect(server.requests[1]?.body.contents).toMatchObject([
      { role: "user", parts: [{ text: "?" }] },
      { role: "model", parts: [call] },
      { role: "user", parts: [{ functionResponse: { name: "calculator", response: { result: "42" } } }] },
    ]);
  },
);

test("an image goes to Gemini and to Mistral in the form each of them takes", async () => {
  const { HumanMessage } = await import("@langchain/core/messages");
  const url = "data:image/png;base64,iVBORw0KGgo=";
  const message = new HumanMessage({
    content: [
      { type: "text", text: "What?" },
      { type: "image_url", image_url: { url } },
    ],
  });
  const tools = someTools(server.fetch);
  const gemini = await build<BaseChatModel>("chatGoogleGenerativeAI", {
    secrets: { googleGenerativeAPIKey: "k" },
    tools,
  });
  const mistral = await build<BaseChatModel>("chatMistralAI", { secrets: { mistralAIAPIKey: "k" }, tools });
  await gemini.invoke([message]);
  await mistral.invoke([message]);
  expect(server.requests[0]?.body.contents).toEqual([
    { role: "user", parts: [{ text: "What?" }, { inlineData: { mimeType: "image/png", data: "iVBORw0KGgo=" } }] },
  ]);
  expect(server.requests[1]?.body.messages?.[0]?.content).toEqual([
    { type: "text", text: "What?" },
    { type: "image_url", image_url: { url } },
  ]);
});
