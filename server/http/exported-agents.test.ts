import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { conversation } from "@/server/boot/seed-flows/conversation";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { apiClient } from "./testing/api-client";
import { compareExports, type ComparedExports, type ComparedFlow } from "./testing/compared-exports";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

// A question that ran out of time would still be asking its model in the next test.
vi.setConfig({ testTimeout: 60_000 });

let api: TestApi;
let model: ModelServer;
let exports: ComparedExports;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  const key = await api.makeKey(["predict"]);
  const store = await fillStore(await api.makeKey(["manage"]));
  const keys = { ANTHROPIC_API_KEY: "sk-ant", GOOGLE_API_KEY: "g" };
  exports = await compareExports({ api, model, key }, await flows(store), keys);
}, 120_000);
afterAll(async () => {
  await exports.close();
  await Promise.all([api.close(), model.close()]);
});

async function fillStore(manage: string): Promise<string> {
  const { ok } = apiClient(api.origin, manage);
  const { id: storeId } = await ok("POST", "/document-store/store", { body: { name: "Harbour", description: "" } });
  const loaderConfig = { text: "The ferry leaves the harbour at six in the morning." };
  const loader = { storeId, loaderId: "plainText", loaderName: "Notes", loaderConfig };
  const saved = await ok("POST", "/document-store/loader/save", { body: loader });
  await ok("POST", `/document-store/loader/process/${String(saved.id)}`, { body: {} });
  const index = { storeId, embeddingName: "builtinEmbeddings", vectorStoreName: "builtinVectorStore" };
  await ok("POST", "/document-store/vectorstore/insert", { body: index });
  return String(storeId);
}

const ours = () => ({ modelName: "test", basepath: `${model.origin}/v1`, temperature: 0 });
const start = step("startAgentflow_0", { startInputType: "chatInput" });
const llm = (id: string, inputs: Record<string, unknown> = {}) =>
  step(id, { llmModel: "chatOpenAICustom", llmModelConfig: ours(), llmEnableMemory: true, ...inputs });
const agent = (inputs: Record<string, unknown>) =>
  step("agentAgentflow_0", {
    ...{ agentModel: "chatOpenAICustom", agentModelConfig: ours(), agentEnableMemory: true, ...inputs },
  });
const reply = (directReplyMessage: string) => step("directReplyAgentflow_0", { directReplyMessage });
const other = (id: string, flowId: string, executeFlowInput: string) =>
  step(id, { executeFlowSelectedFlow: flowId, executeFlowInput });
const agentflow = (document: FlowDocument): ComparedFlow => ({ document, kind: "agentflow" });
const inLine = (...nodes: FlowNode[]): ComparedFlow =>
  agentflow(
    drawn(
      [start, ...nodes],
      ...[start, ...nodes].slice(1).map(({ id }, at) => `${[start, ...nodes][at]?.id ?? ""} > ${id}`),
    ),
  );

const form = [
  { key: "city", type: "string", description: "Where it is." },
  { key: "size", type: "enum", enumValues: "small, large" },
  {
    key: "people",
    type: "jsonArray",
    jsonSchema: '{"name": {"type": "string"}, "age": {"type": "number", "required": false}}',
  },
];
const guarded = {
  agentSelectedTool: "calculator",
  agentSelectedToolConfig: {},
  agentSelectedToolRequiresHumanInput: true,
};

async function flows(store: string): Promise<Record<string, ComparedFlow>> {
  const talk = conversation.document;
  const child = await api.makeFlow({
    ...talk,
    nodes: talk.nodes.map((node) =>
      node.name === "builtinAnswerer" || node.name === "chatOpenAI"
        ? { ...node, name: "chatOpenAICustom", version: 4, inputs: ours() }
        : node,
    ),
    edges: talk.edges.map((edge) =>
      ["builtinAnswerer", "chatOpenAI"].includes(edge.sourceHandle)
        ? { ...edge, sourceHandle: "chatOpenAICustom" }
        : edge,
    ),
  });
  const asking = await api.makeFlow(
    drawn(
      [
        start,
        step("humanInputAgentflow_0", {
          humanInputDescription: "Send “{{question}}”?",
          humanInputDescriptionType: "fixed",
        }),
        reply("Sent: {{question}}"),
        step("directReplyAgentflow_1", { directReplyMessage: "Kept back." }),
      ],
      "startAgentflow_0 > humanInputAgentflow_0",
      "humanInputAgentflow_0.0 > directReplyAgentflow_0",
      "humanInputAgentflow_0.1 > directReplyAgentflow_1",
    ),
    { kind: "agentflow" },
  );
  const deeper = await api.makeFlow(inLine(other("executeFlowAgentflow_0", asking, "<{{question}}>")).document, {
    kind: "agentflow",
  });
  const claude = {
    modelName: "claude-3-5-haiku",
    basepath: model.origin,
    temperature: 0.5,
    maxTokensToSample: 99,
    topK: 7,
  };
  const gemini = { modelName: "gemini-test", baseUrl: model.origin, temperature: 0.5, topP: 0.8, maxOutputTokens: 99 };
  const llama = {
    modelName: "llama",
    baseUrl: model.origin,
    temperature: 0.5,
    numCtx: 2048,
    stop: "END",
    keepAlive: "1m",
  };
  const gpt = {
    ...ours(),
    maxTokens: 9,
    topP: 0.5,
    frequencyPenalty: 0.1,
    presencePenalty: 0.2,
    stopSequence: "END, FIN",
  };
  const system = [{ role: "system", content: "Be brief." }];
  const of = (llmModel: string, llmModelConfig: object) =>
    inLine(llm("llmAgentflow_0", { llmModel, llmModelConfig, llmMessages: system }), llm("llmAgentflow_1"));
  const credential = async (name: string, type: string, plainDataObj: object) =>
    (
      await apiClient(api.origin, await api.makeKey(["manage"])).ok("POST", "/credentials", {
        body: { name, credentialName: type, plainDataObj },
      })
    ).id;
  const ant = await credential("Claude", "anthropicApi", { anthropicApiKey: "sk-ant" });
  const goo = await credential("Gemini", "googleGenerativeAI", { googleGenerativeAPIKey: "g" });
  return {
    form: inLine(
      llm("llmAgentflow_0", { llmStructuredOutput: form }),
      reply("{{llmAgentflow_0.output.city}} {{llmAgentflow_0.output.people[0].name}}"),
    ),
    reform: inLine(agent({ agentStructuredOutput: form })),
    retriever: inLine(
      step("retrieverAgentflow_0", {
        retrieverKnowledgeDocumentStores: [{ documentStore: `${store}:Harbour` }],
        ...{ retrieverQuery: "{{question}}", outputFormat: "textWithMetadata" },
      }),
    ),
    knowing: inLine(
      agent({
        agentKnowledgeDocumentStores: [
          { documentStore: `${store}:Harbour notes`, docStoreDescription: "The harbour." },
        ],
      }),
    ),
    guarded: inLine(agent({ agentTools: [guarded] })),
    // The child is asked twice and knows the second time what it said the first.
    twice: inLine(
      other("executeFlowAgentflow_0", child, "One: {{question}}"),
      other("executeFlowAgentflow_1", child, "Two: {{executeFlowAgentflow_0}}"),
      llm("llmAgentflow_0"),
    ),
    deep: inLine(other("executeFlowAgentflow_0", deeper, "{{question}}"), reply("It says: {{executeFlowAgentflow_0}}")),
    claude: of("chatAnthropic", { ...claude, FLOWISE_CREDENTIAL_ID: ant }),
    gemini: of("chatGoogleGenerativeAI", { ...gemini, FLOWISE_CREDENTIAL_ID: goo }),
    llama: of("chatOllama", llama),
    gpt: of("chatOpenAICustom", gpt),
  };
}

const same = (text: string, waits: string[] = []) => ({ server: text, own: text, waits });
const call = (name: string, args: unknown) => ({ tools: [{ name, args }] });

describe("an exported project answers as the server does, and tells the model the same", () => {
  it("in a form, which is asked for again when it is wrong, and which later steps read", async () => {
    const filled = { city: "Rome", size: "large", people: [{ name: "Ada" }] };
    const script = [call("answer", { city: "Rome", size: "huge" }), call("answer", filled)];
    expect(await exports.both("form", { question: "Where?", script })).toEqual(same("Rome Ada"));
    const written = [{ text: "It is large Rome." }, call("answer", filled)];
    const text = `\`\`\`json\n${JSON.stringify(filled, null, 2)}\n\`\`\``;
    expect(await exports.both("reform", { question: "Where?", script: written })).toEqual(same(text));
  });

  it("from document stores of the server", async () => {
    const { server, own } = await exports.both("retriever", { question: "When does the ferry leave?" });
    expect(JSON.parse(own)).toEqual(JSON.parse(server));
    expect(own).toContain("six in the morning");
    const script = [call("Harbour_notes", { input: "ferry" }), { text: "At six." }];
    expect(await exports.both("knowing", { question: "When?", script })).toEqual(same("At six."));
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("six in the morning");
  });

  it("with a person who allows a tool", async () => {
    const script = [{ text: "Let me see.", ...call("calculator", { input: "6 * 7" }) }, { text: "42." }];
    const question = { question: "6 * 7?", script, typed: [{ type: "proceed" as const }] };
    const { own, server, waits } = await exports.both("guarded", question);
    expect([server, own]).toEqual(["42.", "42."]);
    expect(waits).toEqual([
      expect.stringContaining('Let me see.\n\nAttempting to use tool:\n\n```json\n{\n  "name": "calculator"'),
    ]);
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain('"42"');
  });

  it("with a person who refuses it, and says why", async () => {
    const script = [
      call("calculator", { input: "6 * 7" }),
      call("calculator", { input: "7 * 6" }),
      { text: "By heart: 42." },
    ];
    const typed = [{ type: "reject" as const, feedback: "By heart!" }];
    const { own, server } = await exports.both("guarded", { question: "6 * 7?", script, typed });
    expect([server, own]).toEqual(["By heart: 42.", "By heart: 42."]);
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("By heart!");
  });

  it("with another flow as a step, which remembers what it was asked", async () => {
    const script = [{ text: "uno" }, { text: "due" }, { text: "So: uno, due." }];
    expect(await exports.both("twice", { question: "Count", script })).toEqual(same("So: uno, due."));
    expect(exports.code("twice").files.map(({ path }) => path)).toContain("src/flow-1-flow.ts");
  });

  it("with a flow inside another inside it, which waits for a person", async () => {
    const yes = await exports.both("deep", { question: "hello", typed: [{ type: "proceed" }] });
    expect(yes).toEqual(same("It says: Sent: <hello>", ["Send “<hello>”?"]));
    const no = await exports.both("deep", { question: "hello", typed: [{ type: "reject" }] });
    expect(no.own).toBe("It says: Kept back.");
    expect(no.server).toBe(no.own);
  });

  it.each(["claude", "gemini", "llama", "gpt"])("by the models of %s, with all their settings", async (name) => {
    const script = [{ text: "one" }, { text: "two" }];
    expect(await exports.both(name, { question: "Go", script })).toEqual(same("two"));
  });
});
