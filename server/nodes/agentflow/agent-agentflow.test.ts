import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runScript } from "@/server/platform/sandbox/run-script";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { finished, paused, runModelStep, type StepOutcome, type ModelStepRun } from "../testing/run-model-step";
import { someTools } from "../testing/turn";

let server: ModelServer;
const tools = someTools(fetch, { runScript });
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.script({ text: "It is 42." });
});

const credentials = { key: { openAIApiKey: "sk-test", anthropicApiKey: "k", googleGenerativeAPIKey: "k" } };
const configs = (): Record<string, Record<string, unknown>> => ({
  chatOpenAI: { basepath: `${server.origin}/v1` },
  chatAnthropic: { basepath: server.origin },
  chatGoogleGenerativeAI: { baseUrl: server.origin },
  chatOllama: { baseUrl: server.origin, modelName: "llama3.2" },
});

const ask = (
  inputs: Record<string, unknown> = {},
  run: ModelStepRun = {},
  model = "chatOpenAI",
): Promise<StepOutcome> =>
  runModelStep(
    "agentAgentflow",
    { agentModel: model, agentModelConfig: { ...configs()[model], FLOWISE_CREDENTIAL_ID: "key" }, ...inputs },
    tools,
    { credentials, ...run },
  );

const row = (name: string, config: Record<string, unknown> = {}, asks = false) => ({
  agentSelectedTool: name,
  agentSelectedToolConfig: { ...config, agentSelectedTool: name },
  agentSelectedToolRequiresHumanInput: asks,
});
const custom = (name: string, code: string, asks = false) =>
  row(
    "customTool",
    {
      ...{ customToolName: name, customToolDesc: `Does ${name}`, customToolFunc: code },
      customToolSchema: '[{"property": "text", "type": "string", "description": "what"}]',
    },
    asks,
  );
const calculator = { agentTools: [row("calculator")] };
const multiply = { name: "calculator", args: { input: "6 * 7" } };

const sent = (request: number) => server.requests[request]?.body.messages ?? [];
const toolsSent = (request: number): string[] =>
  ((server.requests[request]?.body.tools as { function: { name: string } }[] | undefined) ?? []).map(
    (tool) => tool.function.name,
  );

describe("tools", () => {
  test.each([false, true])("are called until the model answers in words (streaming: %s)", async (streaming) => {
    server.script({ tools: [multiply] }, { text: "It is 42." });
    const outcome = await ask(calculator, { streaming, label: "Maths Expert" });
    expect(finished(outcome)).toMatchObject({
      output: {
        content: "It is 42.",
        calledTools: [{ name: "calculator", args: { input: "6 * 7" }, id: "call_0" }],
        usedTools: [{ tool: "calculator", toolInput: { input: "6 * 7" }, toolOutput: "42" }],
        usageMetadata: { input_tokens: 22, output_tokens: 14, total_tokens: 36 },
        availableTools: [
          {
            name: "calculator",
            schema: { type: "object", properties: { input: { type: "string" } } },
            toolNode: { name: "calculator" },
          },
        ],
      },
      messages: [
        { role: "user", content: "What is 6 times 7?" },
        { role: "user", content: "It is 42.", name: "maths_expert" },
      ],
      shown: {
        messages: [
          { role: "user", content: "What is 6 times 7?" },
          { role: "assistant", tool_calls: [{ name: "calculator" }] },
          { role: "tool", content: "42" },
          { role: "assistant", content: "It is 42." },
        ],
      },
    });
    expect(outcome.scope.streamed()).toBe(streaming ? "It is 42." : "");
    expect(sent(1).at(-1)).toMatchObject({ role: "tool", content: "42", tool_call_id: "call_0" });
  });

  test.each(["chatAnthropic", "chatGoogleGenerativeAI", "chatOllama"])("are called by %s too", async (model) => {
    server.script({ tools: [multiply] }, { text: "It is 42." });
    const outcome = await ask(calculator, {}, model);
    expect(finished(outcome).output).toMatchObject({ content: "It is 42.", usedTools: [{ toolOutput: "42" }] });
  });

  test("that fail tell the model, which may go another way", async () => {
    server.script({ tools: [{ name: "calculator", args: { input: "import({})" } }] }, { text: "I cannot." });
    const outcome = await ask(calculator);
    expect(finished(outcome).output).toMatchObject({
      content: "I cannot.",
      usedTools: [{ error: expect.any(String) }],
    });
    expect(String(sent(1).at(-1)?.content)).toMatch(/^Error: /);
  });

  test("are left alone after as many rounds as the author allows", async () => {
    server.script({ tools: [multiply] });
    const outcome = await ask({ ...calculator, agentMaxIterations: 2 });
    expect(finished(outcome).output.content).toMatch(/stopped after 2 rounds/);
    expect(server.requests).toHaveLength(3);
  });

  test("of one name are refused before any model is asked", async () => {
    const outcome = ask({ agentTools: [custom("mail", "return 1"), custom("mail", "return 2")] }, { label: "Clerk" });
    await expect(outcome).rejects.toThrow("“Clerk” has two tools called mail.");
    expect(server.requests).toHaveLength(0);
  });

  test("cannot be given to a model without tool calls, whose name the error tells", async () => {
    const outcome = runModelStep("agentAgentflow", { agentModel: "builtinAnswerer", ...calculator }, tools);
    await expect(outcome).rejects.toThrow(/built-in answerer cannot call tools/i);
  });

  test("may be none: then the agent answers as a model does", async () => {
    const outcome = await ask({ agentTools: [{ agentSelectedTool: "" }] });
    expect(finished(outcome).output).toMatchObject({ content: "It is 42.", calledTools: [] });
    expect(server.requests[0]?.body.tools).toBeUndefined();
  });

  test("that are no tools are refused by name", async () => {
    await expect(ask({ agentTools: [row("bufferMemory")] })).rejects.toThrow(/“bufferMemory” is no tool/);
  });

  test("see the step's variables and state", async () => {
    server.script({ tools: [{ name: "greet", args: { text: "Ada" } }] }, { text: "Done." });
    const outcome = await ask(
      { agentTools: [custom("greet", "return `${$vars.greeting} ${$text} ${$flow.state.mood}`")] },
      { scriptGlobals: async () => ({ $vars: { greeting: "Hello" }, $flow: { state: { mood: "fine" } } }) },
    );
    expect(finished(outcome).output).toMatchObject({ usedTools: [{ toolOutput: "Hello Ada fine" }] });
  });
});

describe("a tool that a person has to allow", () => {
  const mail = custom("mail", "return `sent ${$text}`", true);
  const search = custom("search", "return `found ${$text}`");
  const inputs = { agentTools: [mail, search], agentMessages: [{ role: "system", content: "Be kind." }] };
  const wantsMail = { text: "I will write.", tools: [{ name: "mail", args: { text: "hi" } }] };

  const stop = async (...first: Parameters<ModelServer["script"]>) => {
    server.script(...first);
    const outcome = await ask(inputs, { streaming: true });
    return { outcome, kept: paused(outcome).resume };
  };
  const goOn = (kept: unknown, type: string, feedback = "") =>
    ask(inputs, { resumed: { kept, decision: { type, feedback } }, streaming: true });

  test("makes the agent wait and shows the call", async () => {
    const { outcome } = await stop(wantsMail);
    const { pause } = paused(outcome);
    expect(pause).toMatchObject({
      labels: { proceed: "Proceed", reject: "Reject" },
      feedback: true,
      input: { toolCalls: [{ name: "mail", args: { text: "hi" } }] },
    });
    expect(pause.content).toMatch(/^I will write\.\s+Attempting to use tool:\s+```json\n[^`]*"mail"[^`]*```$/);
    expect(outcome.scope.streamed()).toBe(pause.content);
    expect(outcome.scope.events.some(({ type }) => type === "usedTools")).toBe(false);
  });

  test("is called after a yes, and the agent goes on where it was", async () => {
    const { kept } = await stop({ tools: [{ name: "search", args: { text: "Ada" } }] }, wantsMail, { text: "Done." });
    const outcome = await goOn(kept, "proceed");
    expect(finished(outcome).output).toMatchObject({
      content: "Done.",
      usedTools: [
        { tool: "search", toolOutput: "found Ada" },
        { tool: "mail", toolOutput: "sent hi" },
      ],
    });
    expect(server.requests).toHaveLength(3);
    expect(sent(2).map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool", "assistant", "tool"]);
    expect(sent(2)[4]).toMatchObject({ content: "I will write.", tool_calls: [{ function: { name: "mail" } }] });
    expect(outcome.scope.streamed()).toBe("Done.");
  });

  test("is not called after a no: the model hears the person's words and goes on without it", async () => {
    const { kept } = await stop(wantsMail, { text: "Then not." });
    const outcome = await goOn(kept, "reject", "Too early.");
    expect(finished(outcome).output.content).toBe("Then not.");
    expect(finished(outcome).output.usedTools).toBeUndefined();
    expect(String(sent(1).at(-1)?.content)).toMatch(/rejected.*Too early\./);
    expect(toolsSent(0)).toEqual(["mail", "search"]);
    expect(toolsSent(1)).toEqual(["search"]);
  });

  test("stays refused when the model asks for it again, and other calls are made", async () => {
    const both = { tools: [wantsMail.tools[0], { name: "search", args: { text: "Ada" } }].filter((one) => !!one) };
    const { kept } = await stop(both, wantsMail, { text: "Enough." });
    const outcome = await goOn(kept, "reject");
    expect(finished(outcome).output).toMatchObject({ content: expect.stringContaining("Enough.") });
    expect(finished(outcome).output.usedTools).toMatchObject([{ tool: "search", toolOutput: "found Ada" }]);
    expect(String(sent(2).at(-1)?.content)).toMatch(/rejected/);
  });

  test("is asked about anew at its next use", async () => {
    const { kept } = await stop(wantsMail);
    const again = await goOn(kept, "proceed");
    expect(paused(again).pause.content).toContain("mail");
    const third = await ask(inputs, {
      resumed: { kept: paused(again).resume, decision: { type: "reject", feedback: "" } },
    }).catch((error: unknown) => error);
    expect(third).toMatchObject({ result: expect.anything() });
  });

  test("can be refused although it is the only tool", async () => {
    server.script(wantsMail, { text: "Then not." });
    const only = { agentTools: [mail] };
    const kept = paused(await ask(only)).resume;
    const outcome = await ask(only, { resumed: { kept, decision: { type: "reject", feedback: "" } } });
    expect(finished(outcome).output.content).toBe("Then not.");
  });

  test("is refused, or fails the step, when nobody has decided in time", async () => {
    const limited = { agentTools: [mail], agentHumanInputTimeLimit: 5, agentHumanInputTimeLimitUnit: "minutes" };
    server.script(wantsMail, { text: "Then not." });
    const { pause, resume: kept } = paused(await ask(limited));
    expect(pause.expires?.outcome).toBe("reject");
    const resumed = { kept, decision: { type: "reject", feedback: "", expired: true } };
    expect(finished(await ask(limited, { resumed })).output.content).toBe("Then not.");
    expect(JSON.stringify(sent(1))).toContain("Nobody allowed it in time.");
    const failing = ask({ ...limited, agentHumanInputTimeLimitThen: "fail" }, { resumed });
    await expect(failing).rejects.toThrow("Nobody decided within 5 minutes.");
  });

  test("waits for a yes or a no and nothing else", async () => {
    const { kept } = await stop(wantsMail);
    await expect(goOn(kept, "perhaps")).rejects.toThrow(/“perhaps” is no decision/);
  });

  test("keeps the model's own marks over the pause", async () => {
    server.script({ ...wantsMail, thinking: "shall I?" }, { text: "Done." });
    const claude = {
      ...inputs,
      agentModelConfig: { ...configs().chatAnthropic, FLOWISE_CREDENTIAL_ID: "key", extendedThinking: true },
    };
    const kept = paused(await ask(claude, {}, "chatAnthropic")).resume;
    const outcome = await ask(
      claude,
      { resumed: { kept, decision: { type: "proceed", feedback: "" } } },
      "chatAnthropic",
    );
    expect(finished(outcome).output.content).toBe("Done.");
    const assistant = sent(1).find(({ role }) => role === "assistant");
    expect(assistant?.content).toMatchObject([
      { type: "thinking" },
      { type: "text" },
      { type: "tool_use", name: "mail" },
    ]);
  });
});

test("the same call of the same run carries the same key after a crash, and another call another one", async () => {
  const target = await startModelServer();
  target.pages["/orders"] = { body: { ok: true } };
  const order = row("requestsPost", { requestsPostUrl: `${target.origin}/orders`, requestsPostName: "order" });
  const calls = [{ body: { item: 1 } }, { body: { item: 1 } }, { body: { item: 2 } }].map((args) => ({
    name: "order",
    args,
  }));
  for (let attempt = 0; attempt < 2; attempt += 1) {
    server.script({ tools: calls }, { text: "Ordered." });
    await ask({ agentTools: [order] });
  }
  const keys = target.requests.map(({ headers }) => headers["idempotency-key"]);
  await target.close();
  expect(keys).toHaveLength(6);
  expect(new Set(keys.slice(0, 3))).toEqual(new Set(keys.slice(3)));
  expect(new Set(keys).size).toBe(3);
  expect(keys[0]).toMatch(/^run-1:step_0:1:/);
});

describe("knowledge", () => {
  test("in a document store is looked up as a tool of its name, and its sources are told", async () => {
    const stores = { ...tools.documents.stores };
    stores.openRetriever = async (id) => ({
      retrieve: async (question) => [
        { pageContent: `${id} on ${question}`, metadata: { source: "a.txt" }, score: 0.9 },
      ],
    });
    const withStore = someTools(fetch, { documents: { ...tools.documents, stores } });
    server.script({ tools: [{ name: "AI-Paper", args: { input: "agents" } }] }, { text: "Known." });
    const outcome = await runModelStep(
      "agentAgentflow",
      {
        agentModel: "chatOpenAI",
        agentModelConfig: { ...configs().chatOpenAI, FLOWISE_CREDENTIAL_ID: "key" },
        agentKnowledgeDocumentStores: [
          { documentStore: "store-1:AI-Paper", docStoreDescription: "A paper", returnSourceDocuments: true },
        ],
      },
      withStore,
      { credentials },
    );
    const document = { pageContent: "store-1 on agents", metadata: { source: "a.txt", score: 0.9 } };
    expect(finished(outcome).output).toMatchObject({
      sourceDocuments: [document],
      usedTools: [{ tool: "AI-Paper", toolOutput: "store-1 on agents", sourceDocuments: [document] }],
    });
    expect(outcome.scope.events).toContainEqual({ type: "sourceDocuments", documents: [document] });
    expect(server.requests[0]?.body.tools).toMatchObject([{ function: { name: "AI-Paper", description: "A paper" } }]);
  });

  test("in a vector store is searched with the embedding model beside it", async () => {
    server.pages["/v1/embeddings"] = { body: { model: "m", data: [{ index: 0, embedding: [1, 0] }] } };
    const knowledge = {
      ...{ vectorStore: "memoryVectorStore", embeddingModel: "openAIEmbeddings", knowledgeName: "my handbook" },
      embeddingModelConfig: { basepath: `${server.origin}/v1`, FLOWISE_CREDENTIAL_ID: "key" },
      knowledgeDescription: "Rules",
    };
    server.script({ tools: [{ name: "my_handbook", args: { input: "pay" } }] }, { text: "Known." });
    const outcome = await ask({ agentKnowledgeVSEmbeddings: [knowledge] });
    expect(finished(outcome).output).toMatchObject({
      usedTools: [{ tool: "my_handbook", toolOutput: "Nothing was found." }],
    });
    expect(server.requests.find(({ path }) => path.endsWith("/embeddings"))?.body).toMatchObject({ input: ["pay"] });
  });

  test("without an embedding model is refused by its name", async () => {
    const knowledge = { vectorStore: "memoryVectorStore", knowledgeName: "handbook" };
    await expect(ask({ agentKnowledgeVSEmbeddings: [knowledge] })).rejects.toThrow(/embedding model for “handbook”/);
  });
});

describe("tools of the provider", () => {
  test("go to Anthropic and Gemini beside the agent's own", async () => {
    await ask(
      { ...calculator, agentToolsBuiltInAnthropic: ["web_search_20250305", "web_fetch_20250910"] },
      {},
      "chatAnthropic",
    );
    expect(server.requests[0]?.body.tools).toMatchObject([
      { name: "calculator" },
      { type: "web_search_20250305", name: "web_search" },
      { type: "web_fetch_20250910", name: "web_fetch" },
    ]);
    expect(server.requests[0]?.headers["anthropic-beta"]).toContain("web-fetch-2025-09-10");
    await ask({ agentToolsBuiltInGemini: ["googleSearch", "urlContext"] }, {}, "chatGoogleGenerativeAI");
    expect(server.requests[1]?.body.tools).toEqual([{ googleSearch: {} }, { urlContext: {} }]);
  });

  test("go to OpenAI by the API that has them", async () => {
    const content = [{ type: "output_text", text: "Found.", annotations: [] }];
    const message = { type: "message", id: "m", role: "assistant", status: "completed", content };
    const usage = { input_tokens: 1, output_tokens: 2, total_tokens: 3 };
    server.pages["/v1/responses"] = {
      body: { id: "r", object: "response", status: "completed", model: "gpt-4o-mini", output: [message], usage },
    };
    const outcome = await ask({ agentToolsBuiltInOpenAI: ["web_search_preview", "code_interpreter"] });
    expect(server.requests[0]?.body.tools).toEqual([
      { type: "web_search_preview" },
      { type: "code_interpreter", container: { type: "auto" } },
    ]);
    expect(finished(outcome).output).toMatchObject({ content: "Found.", usageMetadata: { total_tokens: 3 } });
  });

  test("of another provider than the model's are left out", async () => {
    await ask({ agentToolsBuiltInAnthropic: ["web_search_20250305"] });
    expect(server.requests[0]?.body.tools).toBeUndefined();
  });
});

test("a structured answer is made of the final words and stands in a code block", async () => {
  server.script({ tools: [multiply] }, { text: "It is 42." }, { tools: [{ name: "answer", args: { result: 42 } }] });
  const outcome = await ask(
    { ...calculator, agentStructuredOutput: [{ key: "result", type: "number" }] },
    { streaming: true },
  );
  expect(finished(outcome).output).toMatchObject({ result: 42, content: '```json\n{\n  "result": 42\n}\n```' });
  expect(sent(2).at(-1)?.content).toBe("It is 42.");
  expect(outcome.scope.streamed()).toBe("");
});

test.each([401, 429, 500])("a %s of the model's server ends the step with its words", async (status) => {
  server.script({ status });
  await expect(ask(calculator)).rejects.toThrow(`scripted ${String(status)}`);
});
