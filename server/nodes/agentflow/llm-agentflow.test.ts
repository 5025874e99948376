import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StepMessage } from "../step-scope";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { finished, runModelStep, type ModelStepRun } from "../testing/run-model-step";
import { someTools } from "../testing/turn";

let server: ModelServer;
const tools = someTools(fetch);
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.script({ text: "It is 42." });
});

const model = (settings: Record<string, unknown> = {}) => ({
  llmModel: "chatOpenAI",
  llmModelConfig: { basepath: `${server.origin}/v1`, FLOWISE_CREDENTIAL_ID: "key", ...settings },
});
const credentials = { key: { openAIApiKey: "sk-test" } };

const ask = (inputs: Record<string, unknown> = {}, run: ModelStepRun = {}) =>
  runModelStep("llmAgentflow", { ...model(), ...inputs }, tools, { credentials, ...run });

const sent = (request = 0) => server.requests[request]?.body.messages;

const said = (...texts: string[]): StepMessage[] =>
  texts.map((content, index) => ({ role: index % 2 === 0 ? "user" : "assistant", content, name: "someone" }));

describe("what the model is told", () => {
  test("the first step asks the run's question after its instructions", async () => {
    await ask({ llmMessages: [{ role: "system", content: "Be brief." }] });
    expect(sent()).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "What is 6 times 7?" },
    ]);
  });

  test("system rows come first, then messages that were sent along, other rows, the past, the question and the input message", async () => {
    await ask(
      {
        llmMessages: [
          { role: "user", content: "an example" },
          { role: "assistant", content: "its answer" },
          { role: "system", content: "Be brief." },
          { role: "user", content: "  " },
        ],
        llmUserMessage: "Answer in French.",
      },
      {
        prepended: [{ role: "assistant", content: "sent along" }],
        past: [
          { role: "user", content: "earlier" },
          { role: "assistant", content: "reply" },
        ],
      },
    );
    expect(sent()?.map(({ role, content }) => `${role}: ${String(content)}`)).toEqual([
      "system: Be brief.",
      "assistant: sent along",
      "user: an example",
      "assistant: its answer",
      "user: earlier",
      "assistant: reply",
      "user: What is 6 times 7?",
      "user: Answer in French.",
    ]);
  });

  test("a later step with memory hears what the steps before it said, and the question once", async () => {
    const question: StepMessage = { role: "user", content: "What is 6 times 7?" };
    await ask({}, { messages: [question, { role: "user", content: "42", name: "a" }, question, ...said("43")] });
    expect(sent()?.map(({ content }) => content)).toEqual(["What is 6 times 7?", "42", "43"]);
  });

  test("a later step without memory sees its own rows only", async () => {
    await ask(
      { llmEnableMemory: false, llmMessages: [{ role: "user", content: "Translate: 42" }], llmUserMessage: "hidden" },
      { messages: said("one", "two"), past: [{ role: "user", content: "earlier" }] },
    );
    expect(sent()).toEqual([{ role: "user", content: "Translate: 42" }]);
  });

  test("a first step without memory gets the question unless a row of the user stands for it", async () => {
    const past = [{ role: "user" as const, content: "earlier" }];
    await ask({ llmEnableMemory: false }, { past });
    await ask({ llmEnableMemory: false, llmMessages: [{ role: "user", content: "Q: 6*7" }] }, { past });
    expect(sent(0)).toEqual([{ role: "user", content: "What is 6 times 7?" }]);
    expect(sent(1)).toEqual([{ role: "user", content: "Q: 6*7" }]);
  });

  test("a developer's row is the developer's at models that have one, and the system's elsewhere", async () => {
    const llmMessages = [{ role: "developer", content: "Be brief." }];
    await ask({ ...model({ modelName: "o3" }), llmMessages });
    await ask({ llmMessages });
    expect(sent(0)?.[0]).toEqual({ role: "developer", content: "Be brief." });
    expect(sent(1)?.[0]).toEqual({ role: "system", content: "Be brief." });
  });

  test("an image that came with the question stands in its message", async () => {
    await ask({ llmUserMessage: "Describe it." }, { imagesFor: async () => [{ mime: "image/png", base64: "aGk=" }] });
    expect(sent()?.[0]?.content).toEqual([
      { type: "text", text: "What is 6 times 7?" },
      { type: "image_url", image_url: { url: "data:image/png;base64,aGk=" } },
    ]);
    expect(sent()?.[1]).toEqual({ role: "user", content: "Describe it." });
  });
});

describe("memory", () => {
  const long = said("first question", "first answer", "second question", "second answer", "third question");

  test("a window keeps the last exchanges", async () => {
    await ask({ llmMemoryType: "windowSize", llmMemoryWindowSize: 1 }, { messages: long });
    expect(sent()?.map(({ content }) => content)).toEqual(["second answer", "third question"]);
  });

  test("a summary stands for everything but the last message, and is paid for", async () => {
    server.script({ text: "They talked." }, { text: "Done." });
    const outcome = await ask({ llmMemoryType: "conversationSummary" }, { messages: long });
    expect(String(sent(0)?.at(-1)?.content)).toContain("second answer");
    expect(String(sent(0)?.at(-1)?.content)).not.toContain("third question");
    expect(sent(1)).toEqual([
      { role: "assistant", content: "They talked." },
      { role: "user", content: "third question" },
    ]);
    expect(finished(outcome).output.usageMetadata).toMatchObject({ input_tokens: 22, output_tokens: 14 });
  });

  test.each([
    ["the system", [], "system"],
    ["the user, when there are instructions", [{ role: "system", content: "Be brief." }], "user"],
  ])("what does not fit into a summary buffer is told in short by %s", async (_, llmMessages, role) => {
    server.script({ text: "They talked." }, { text: "Done." });
    await ask(
      { llmMemoryType: "conversationSummaryBuffer", llmMemoryMaxTokenLimit: 14, llmMessages },
      { messages: long },
    );
    expect(sent(1)?.slice(llmMessages.length)).toEqual([
      { role, content: "Previous conversation summary: They talked." },
      { role: "assistant", content: "second answer" },
      { role: "user", content: "third question" },
    ]);
  });

  test("a summary buffer that holds everything asks no model", async () => {
    await ask({ llmMemoryType: "conversationSummaryBuffer" }, { messages: long });
    expect(server.requests).toHaveLength(1);
    expect(sent()).toHaveLength(5);
  });
});

describe("what the step says", () => {
  test("its answer, its account, and the question as the first message of the conversation", async () => {
    const outcome = await ask({}, { label: "Maths Expert" });
    expect(finished(outcome)).toMatchObject({
      output: {
        content: "It is 42.",
        timeMetadata: { delta: expect.any(Number) },
        usageMetadata: { input_tokens: 11, output_tokens: 7, total_tokens: 18, total_cost: expect.any(Number) },
        responseMetadata: { finish_reason: "stop" },
      },
      messages: [
        { role: "user", content: "What is 6 times 7?" },
        { role: "user", content: "It is 42.", name: "maths_expert" },
      ],
      shown: { messages: [{ role: "user", content: "What is 6 times 7?" }] },
    });
    expect(outcome.scope.events.filter(({ type }) => type === "usage")).toHaveLength(1);
  });

  test("the answer can be the assistant's, and changes the state", async () => {
    const outcome = await ask(
      { llmReturnResponseAs: "assistantMessage", llmUpdateState: [{ key: "answer", value: "{{ output }}" }] },
      { messages: said("hello") },
    );
    expect(finished(outcome).messages).toEqual([{ role: "assistant", content: "It is 42.", name: "llm" }]);
    expect(finished(outcome).state).toEqual({ answer: "{{ output }}" });
  });

  test("tokens are told as they come only when the step answers the run", async () => {
    const loud = await ask({}, { streaming: true });
    const quiet = await ask();
    expect(loud.scope.streamed()).toBe("It is 42.");
    expect(loud.scope.events.filter(({ type }) => type === "token").length).toBeGreaterThan(1);
    expect(quiet.scope.streamed()).toBe("");
    expect(server.requests.map(({ body }) => body.stream === true)).toEqual([true, false]);
  });

  test("what the model thought is kept apart from what it says", async () => {
    server.script({ text: "42", thinking: "six sevens" });
    const compatible = {
      llmModel: "chatDeepseek",
      llmModelConfig: { basepath: server.origin, modelName: "deepseek-reasoner" },
    };
    const outcome = await runModelStep("llmAgentflow", compatible, someTools(server.fetch), { streaming: true });
    expect(finished(outcome).output).toMatchObject({ content: "42", reasonContent: { thinking: "six sevens" } });
    expect(outcome.scope.events).toContainEqual({ type: "thinking", text: "six sevens" });
  });
});

describe("a structured answer", () => {
  const structure = [
    { key: "subject", type: "string", description: "Subject of the mail" },
    { key: "mood", type: "enum", enumValues: "good, bad" },
    { key: "count", type: "number" },
    { key: "urgent", type: "boolean" },
    { key: "tags", type: "stringArray" },
    {
      key: "parts",
      type: "jsonArray",
      jsonSchema: '{"answer": {"type": "string", "description": "Value"}, "rank": {"type": "number"}}',
    },
  ];
  const value = {
    ...{ subject: "Hi", mood: "good", count: 2, urgent: false, tags: ["a"] },
    parts: [{ answer: "yes", rank: 1 }],
  };

  test("is asked for as a function's arguments, and each key can be read", async () => {
    server.script({ tools: [{ name: "answer", args: value }] });
    const outcome = await ask({ llmStructuredOutput: structure }, { streaming: true });
    expect(finished(outcome).output).toMatchObject({ ...value, content: JSON.stringify(value) });
    expect(server.requests[0]?.body).toMatchObject({
      tools: [
        {
          function: {
            name: "answer",
            parameters: {
              properties: {
                subject: { type: "string", description: "Subject of the mail" },
                mood: { enum: ["good", "bad"] },
                parts: { items: { properties: { answer: { type: "string" }, rank: { type: "number" } } } },
              },
              required: ["subject", "mood", "count", "urgent", "tags", "parts"],
            },
          },
        },
      ],
      tool_choice: { type: "function", function: { name: "answer" } },
    });
    expect(outcome.scope.streamed()).toBe("");
    expect(outcome.scope.events.filter(({ type }) => type === "usage")).toHaveLength(1);
  });

  test.each([
    ["claude", "chatAnthropic", { basepath: "ORIGIN" }],
    ["gemini", "chatGoogleGenerativeAI", { baseUrl: "ORIGIN" }],
    ["ollama", "chatOllama", { baseUrl: "ORIGIN", modelName: "llama3.2" }],
  ])("comes from %s too", async (_, llmModel, settings) => {
    server.script({ tools: [{ name: "answer", args: { subject: "Hi" } }] });
    const config = JSON.parse(JSON.stringify(settings).replaceAll("ORIGIN", server.origin));
    const stored = {
      llmModel,
      llmModelConfig: { ...config, FLOWISE_CREDENTIAL_ID: "any" },
      llmStructuredOutput: structure.slice(0, 1),
    };
    const any = { anthropicApiKey: "k", googleGenerativeAPIKey: "k" };
    const outcome = await runModelStep("llmAgentflow", stored, tools, { credentials: { any } });
    expect(finished(outcome).output).toMatchObject({ subject: "Hi", content: '{"subject":"Hi"}' });
  });

  test("is read from the text of a model that writes it down", async () => {
    server.script({ text: 'Here:\n```json\n{"subject": "Hi"}\n```' });
    const outcome = await ask({ llmStructuredOutput: structure.slice(0, 1) });
    expect(finished(outcome).output).toMatchObject({ subject: "Hi" });
  });

  test("of the wrong form is asked for once more with the reason", async () => {
    server.script(
      { tools: [{ name: "answer", args: { count: "two" } }] },
      { tools: [{ name: "answer", args: { count: 2 } }] },
    );
    const outcome = await ask({ llmStructuredOutput: [{ key: "count", type: "number" }] });
    expect(finished(outcome).output).toMatchObject({ count: 2 });
    expect(String(sent(1)?.at(-1)?.content)).toContain("count");
    server.script({ text: "I would rather not." });
    await expect(ask({ llmStructuredOutput: structure })).rejects.toThrow(/does not have the form/);
  });

  test("of an array whose schema cannot be read holds any objects", async () => {
    server.script({ tools: [{ name: "answer", args: { list: [{ a: 1 }] } }] });
    const outcome = await ask({ llmStructuredOutput: [{ key: "list", type: "jsonArray", jsonSchema: "{oops" }] });
    expect(finished(outcome).output).toMatchObject({ list: [{ a: 1 }] });
  });

  test("cannot come from the built-in answerer, which says so", async () => {
    const stored = { llmModel: "builtinAnswerer", llmStructuredOutput: structure };
    await expect(runModelStep("llmAgentflow", stored, tools)).rejects.toThrow(/built-in answerer cannot/i);
  });

  test("with an enum that has no values is refused with its key", async () => {
    await expect(ask({ llmStructuredOutput: [{ key: "mood", type: "enum" }] })).rejects.toThrow(/“mood”/);
  });
});

describe("when the model's server fails", () => {
  test.each([401, 429, 500])("a %s ends the step with the server's words", async (status) => {
    server.script({ status });
    await expect(ask()).rejects.toThrow(`scripted ${String(status)}`);
  });

  test("an abort ends the step at once", async () => {
    server.script({ hang: true });
    const controller = new AbortController();
    const asked = ask({}, { signal: controller.signal });
    asked.catch(() => undefined);
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort(new Error("stopped"));
    await expect(asked).rejects.toThrow("stopped");
    await server.requests[0]?.hungUp;
  });
});

test("a node that is no chat model is refused by its name", async () => {
  await expect(runModelStep("llmAgentflow", { llmModel: "calculator" }, tools)).rejects.toThrow(
    /“calculator” is no chat model/,
  );
});
