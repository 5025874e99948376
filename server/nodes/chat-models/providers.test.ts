import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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

interface Provider {
  node: string;
  inputs: Record<string, unknown>;
  secrets: Record<string, string>;
  /** Header that carries the key, and what it holds. */
  key: [string, string];
  origin: string;
  path: string;
  /** Where a stream is asked for at another path. */
  streamPath?: string;
}

const azureSecrets = {
  azureOpenAIApiKey: "sk-azure",
  azureOpenAIApiInstanceName: "somewhere",
  azureOpenAIApiDeploymentName: "my-deployment",
  azureOpenAIApiVersion: "2024-10-21",
};

// Every request is sent to the test's server whatever host it names, so real addresses can be used and are seen.
const providers: Provider[] = [
  {
    node: "chatOpenAI",
    inputs: {},
    secrets: { openAIApiKey: "sk-one" },
    key: ["authorization", "Bearer sk-one"],
    origin: "https://api.openai.com",
    path: "/v1/chat/completions",
  },
  {
    node: "chatOpenAICustom",
    inputs: { modelName: "mine", basepath: "http://models.test/v1/" },
    secrets: {},
    key: ["authorization", "Bearer none"],
    origin: "http://models.test",
    path: "/v1/chat/completions",
  },
  {
    node: "azureChatOpenAI",
    inputs: { modelName: "gpt-4o" },
    secrets: azureSecrets,
    key: ["api-key", "sk-azure"],
    origin: "https://somewhere.openai.azure.com",
    path: "/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21",
  },
  {
    node: "chatAnthropic",
    inputs: {},
    secrets: { anthropicApiKey: "sk-ant" },
    key: ["x-api-key", "sk-ant"],
    origin: "https://api.anthropic.com",
    path: "/v1/messages",
  },
  {
    node: "chatOllama",
    inputs: { modelName: "llama3.2" },
    secrets: { ollamaApiKey: "ok" },
    key: ["authorization", "Bearer ok"],
    origin: "http://localhost:11434",
    path: "/api/chat",
  },
  {
    node: "chatGoogleGenerativeAI",
    inputs: {},
    secrets: { googleGenerativeAPIKey: "gk" },
    key: ["x-goog-api-key", "gk"],
    origin: "https://generativelanguage.googleapis.com",
    path: "/v1beta/models/gemini-2.5-flash:generateContent",
    streamPath: "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
  },
  {
    node: "chatMistralAI",
    inputs: {},
    secrets: { mistralAIAPIKey: "mk" },
    key: ["authorization", "Bearer mk"],
    origin: "https://api.mistral.ai",
    path: "/v1/chat/completions",
  },
  {
    node: "groqChat",
    inputs: { modelName: "llama-3.3-70b-versatile" },
    secrets: { groqApiKey: "qk" },
    key: ["authorization", "Bearer qk"],
    origin: "https://api.groq.com",
    path: "/openai/v1/chat/completions",
  },
  {
    node: "chatDeepseek",
    inputs: { modelName: "deepseek-flash" },
    secrets: { deepseekApiKey: "dk" },
    key: ["authorization", "Bearer dk"],
    origin: "https://api.deepseek.com",
    path: "/chat/completions",
  },
];

describe.each(providers)("$node", ({ node, inputs, secrets, key, origin, path, streamPath = path }) => {
  const tools = () => someTools(server.fetch);

  async function chain(more: Record<string, unknown> = {}): Promise<Answerer> {
    const model = await build<BaseChatModel>(node, { inputs: { ...inputs, ...more }, secrets, tools: tools() });
    return build("conversationChain", { inputs: { model, systemMessagePrompt: "Be kind." }, tools: tools() });
  }

  test.each([false, true])("it answers (streaming: %s), and its key goes where it belongs", async (streaming) => {
    const turn = aTurn("Good day", { streaming });
    expect(await (await chain()).answer(turn)).toEqual({ text: "Good day to you." });
    expect(turn.streamed()).toBe(streaming ? "Good day to you." : "");
    expect(turn.events.filter((event) => event.type === "token").length).toBe(streaming ? 4 : 0);
    expect(turn.events).toContainEqual(
      expect.objectContaining({ type: "usage", usage: expect.objectContaining({ output_tokens: 7 }) }),
    );
    expect(server.requests[0]?.headers["x-meant-for"]).toBe(origin);
    expect(server.requests[0]?.path).toBe(streaming ? streamPath : path);
    expect(server.requests[0]?.headers[key[0]]).toBe(key[1]);
  });

  test.each([false, true])("it calls tools (streaming: %s)", async (streaming) => {
    server.script({ tools: [{ name: "calculator", args: { input: "6*7" } }] }, { text: "42" });
    const model = await build<BaseChatModel>(node, { inputs, secrets, tools: tools() });
    const calculator = await build<StructuredToolInterface>("calculator", { tools: tools() });
    const agent = await build<Answerer>("toolAgent", { inputs: { model, tools: [calculator] }, tools: tools() });
    const answer = await agent.answer(aTurn("6*7?", { streaming }));
    expect(answer).toMatchObject({ text: "42", usedTools: [{ tool: "calculator", toolOutput: "42" }] });
  });

  test("a temperature of zero is sent as zero", async () => {
    await (await chain({ temperature: 0 })).answer(aTurn("Hi"));
    const body = server.requests[0]?.body;
    // Ollama and Google keep it one level down.
    const nested = body?.options ?? body?.generationConfig;
    expect((nested as { temperature?: number } | undefined)?.temperature ?? body?.temperature).toBe(0);
  });

  test.each([401, 404, 429])("%s ends at once, with the provider's status and headers", async (status) => {
    server.script({ status, headers: { "retry-after": "7" } });
    const failure = await (await chain()).answer(aTurn("Hi")).catch((error: unknown) => error);
    expect(statusOf(failure)).toBe(status);
    expect(server.requests).toHaveLength(1);
  });

  test("a server error is tried once more at most", async () => {
    server.script({ status: 500 });
    const failure = await (await chain()).answer(aTurn("Hi")).catch((error: unknown) => error);
    expect(statusOf(failure)).toBe(500);
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  test.each([false, true])(
    "an abort while the model is silent closes the connection (streaming: %s)",
    async (streaming) => {
      server.script({ hang: true });
      const controller = new AbortController();
      const asking = (await chain())
        .answer(aTurn("Hi", { streaming, signal: controller.signal }))
        .catch((error: unknown) => error);
      await expect.poll(() => server.requests.length).toBe(1);
      controller.abort(new Error("gone"));
      expect(await asking).toBeInstanceOf(Error);
      await server.requests[0]?.hungUp;
    },
  );

  test("an abort in the middle of an answer closes the connection", async () => {
    server.script({ text: "one two three four", stallAfter: 3 });
    const controller = new AbortController();
    const turn = aTurn("Hi", { streaming: true, signal: controller.signal });
    const asking = (await chain()).answer(turn).catch((error: unknown) => error);
    await expect.poll(() => turn.streamed()).not.toBe("");
    controller.abort(new Error("gone"));
    expect(await asking).toBeInstanceOf(Error);
    await server.requests[0]?.hungUp;
  });

  test("an answer that is cut off is an error and no shorter answer", async () => {
    server.script({ text: "one two three four", cutAfter: 3 });
    const turn = aTurn("Hi", { streaming: true });
    await expect((await chain()).answer(turn)).rejects.toThrow();
    expect(turn.streamed()).not.toBe("one two three four");
  });

  test("an answer that ends without the provider's closing word is an error, too", async () => {
    server.script({ text: "one two three four", endAfter: 3 });
    const answer = (await chain()).answer(aTurn("Hi", { streaming: true }));
    // Ollama's client notices by itself.
    await expect(answer).rejects.toThrow(/ended its answer before it was complete|Did not receive done/);
  });

  test.each(["<html>not json</html>", "{}"])("nonsense instead of an answer is an error: %s", async (raw) => {
    server.script({ raw });
    for (const streaming of [false, true]) {
      await expect((await chain()).answer(aTurn("Hi", { streaming }))).rejects.toThrow();
    }
  });
});

test("a request timeout is honoured", async () => {
  server.script({ hang: true });
  const model = await build<BaseChatModel>("chatOpenAI", {
    inputs: { timeout: 50 },
    secrets: { openAIApiKey: "k" },
    tools: someTools(server.fetch),
  });
  const chain = await build<Answerer>("conversationChain", { inputs: { model }, tools: someTools(server.fetch) });
  await expect(chain.answer(aTurn("Hi"))).rejects.toThrow(/timed out/i);
  expect(server.requests).toHaveLength(1);
});

test("base options become headers, and a reasoning model gets no temperature", async () => {
  const model = await build<BaseChatModel>("chatOpenAI", {
    inputs: {
      modelName: "o3",
      baseOptions: '{"x-team": "ada"}',
      reasoning: true,
      reasoningEffort: "low",
      maxTokens: 50,
    },
    secrets: { openAIApiKey: "k" },
    tools: someTools(server.fetch),
  });
  const chain = await build<Answerer>("conversationChain", { inputs: { model }, tools: someTools(server.fetch) });
  await chain.answer(aTurn("Hi"));
  expect(server.requests[0]?.headers["x-team"]).toBe("ada");
  expect(server.requests[0]?.body).toMatchObject({ model: "o3", reasoning_effort: "low", max_completion_tokens: 50 });
  expect(server.requests[0]?.body).not.toHaveProperty("temperature");
});

test.each([false, true])(
  "thinking is told apart from the answer, and goes back with the tools' results (streaming: %s)",
  async (streaming) => {
    const tools = someTools(server.fetch);
    const model = await build<BaseChatModel>("chatAnthropic", {
      inputs: { extendedThinking: true, maxTokensToSample: 4000 },
      secrets: { anthropicApiKey: "k" },
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
    const thoughts = turn.events.map((event) => (event.type === "thinking" ? event.text : "")).join("");
    expect(thoughts).toBe("Hard one.Easy now.");
    expect(server.requests[0]?.body).toMatchObject({ thinking: { type: "enabled", budget_tokens: 1024 } });
    expect(server.requests[1]?.body.messages?.[1]).toMatchObject({
      role: "assistant",
      content: [{ type: "thinking", thinking: "Hard one.", signature: "signed" }, { type: "tool_use" }],
    });
  },
);

test.each([{}, { extendedThinking: true }, { adaptiveThinking: true, thinkingEffort: "low" }])(
  "a model that decides for itself is sent neither temperature nor a budget (%o)",
  async (inputs) => {
    const tools = someTools(server.fetch);
    const model = await build<BaseChatModel>("chatAnthropic", {
      inputs: { modelName: "claude-opus-5", topP: 0.5, ...inputs },
      secrets: { anthropicApiKey: "k" },
      tools,
    });
    const chain = await build<Answerer>("conversationChain", { inputs: { model }, tools });
    await chain.answer(aTurn("Hi"));
    const body = server.requests[0]?.body;
    expect(body).not.toHaveProperty("temperature");
    expect(body).not.toHaveProperty("top_p");
    expect(body?.thinking ?? null).toEqual(Object.keys(inputs).length > 0 ? { type: "adaptive" } : null);
  },
);

function statusOf(failure: unknown): unknown {
  if (typeof failure !== "object" || failure === null) return undefined;
  if ("status" in failure && failure.status !== undefined) return failure.status;
  return "status_code" in failure ? failure.status_code : undefined;
}
