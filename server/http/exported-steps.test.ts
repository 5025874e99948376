import { createServer, type Server } from "node:http";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { executions } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { deskOf } from "./desk-of";
import { apiClient } from "./testing/api-client";
import { compareExports, type ComparedExports, type ComparedFlow } from "./testing/compared-exports";
import { conversationFlow } from "./testing/conversation-flow";
import { runAlone } from "./testing/run-alone";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

// A question that ran out of time would still be asking its model in the next test.
vi.setConfig({ testTimeout: 60_000 });

let api: TestApi;
let key: string;
let model: ModelServer;
let exports: ComparedExports;
let shop: Server;
let requests = 0;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
  shop = createServer((request, response) => {
    requests += 1;
    // Every other time it is open.
    if (request.url === "/at-times" && requests % 2 === 0) return response.end("open");
    return response.writeHead(503).end('{"message": "We are closed."}');
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  const keys = { ANTHROPIC_API_KEY: "sk-ant", GOOGLE_API_KEY: "g", WEFT_FLOW_KEY: key };
  exports = await compareExports({ api, model, key }, await flows(), { ...keys, EXECUTEFLOWAGENTFLOW_1_API_KEY: key });
}, 240_000);
afterAll(async () => {
  shop.close();
  await exports.close();
  await Promise.all([api.close(), model.close()]);
});

const ours = () => ({ modelName: "test", basepath: `${model.origin}/v1`, temperature: 0 });
const start = step("startAgentflow_0", { startInputType: "chatInput" });
const llm = (id: string, inputs: Record<string, unknown> = {}) =>
  step(id, { llmModel: "chatOpenAICustom", llmModelConfig: ours(), llmEnableMemory: true, ...inputs });
const agent = (inputs: Record<string, unknown>) => step("agentAgentflow_0", { agentEnableMemory: true, ...inputs });
const reply = (directReplyMessage: string, id = "directReplyAgentflow_0") => step(id, { directReplyMessage });
const script = (id: string, code: string, inputs: Record<string, unknown> = {}) =>
  step(id, { customFunctionJavascriptFunction: code, ...inputs });
const agentflow = (document: FlowDocument): ComparedFlow => ({ document, kind: "agentflow" });
const inLine = (...nodes: FlowNode[]): ComparedFlow =>
  agentflow(
    drawn(
      [start, ...nodes],
      ...[start, ...nodes].slice(1).map(({ id }, at) => `${[start, ...nodes][at]?.id ?? ""} > ${id}`),
    ),
  );
const says = (name: string) => reply(`It says: {{${name}}}`);
/** A person is asked by `step`, and what follows says what they decided. */
const asking = (person: FlowNode): ComparedFlow =>
  agentflow(
    drawn(
      [
        start,
        llm("llmAgentflow_0"),
        person,
        reply("Sent."),
        reply("Kept: {{humanInputAgentflow_0}}", "directReplyAgentflow_1"),
      ],
      "startAgentflow_0 > llmAgentflow_0",
      "llmAgentflow_0 > humanInputAgentflow_0",
      "humanInputAgentflow_0.0 > directReplyAgentflow_0",
      "humanInputAgentflow_0.1 > directReplyAgentflow_1",
    ),
  );
const soon = { humanInputTimeLimit: 0.01, humanInputTimeLimitUnit: "minutes" };
const shopOrigin = (): string => {
  const address = shop.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${String(address.port)}`;
};
const http = (path: string, inputs: Record<string, unknown>) =>
  step("httpAgentflow_0", { method: "GET", url: `${shopOrigin()}${path}`, responseType: "text", ...inputs });
const sum = {
  customToolName: "sum",
  customToolDesc: "Adds.",
  customToolSchema: JSON.stringify([
    { property: "by", type: "number", description: "How much.", required: true },
    { property: "note", type: "string", description: "A word." },
  ]),
  customToolFunc: "if ($by > 9) throw new Error('Too much.');\nreturn { sum: $by + 1, kind: typeof $by, note: $note };",
};
const tool = (by: string, more: Record<string, unknown> = {}) =>
  step("toolAgentflow_0", {
    ...{ toolAgentflowSelectedTool: "customTool", toolAgentflowSelectedToolConfig: sum },
    toolInputArgs: [
      { inputArgName: "by", inputArgValue: by },
      { inputArgName: "note", inputArgValue: "{{question}}" },
    ],
    ...more,
  });

const policies = (): Record<string, ComparedFlow> => ({
  tool: inLine(
    tool("4", { toolUpdateState: [{ key: "last", value: "{{output.sum}}" }] }),
    reply("{{toolAgentflow_0}} {{$flow.state.last}}"),
  ),
  toolFails: inLine(
    tool("10", { stepOnError: "fallback", stepFallback: "{{question}}? {{error}}" }),
    says("toolAgentflow_0"),
  ),
  again: inLine(http("/at-times", { stepRetries: 2 }), says("httpAgentflow_0")),
  closed: inLine(
    http("/closed", { stepRetries: 1, stepOnError: "fallback", stepFallback: "Sorry: {{error}}" }),
    says("httpAgentflow_0"),
  ),
  spent: inLine(llm("llmAgentflow_0", { stepOnError: "fallback", stepFallback: "{{error}}" })),
  slow: inLine(
    llm("llmAgentflow_0", { stepTimeout: 1, stepOnError: "fallback", stepFallback: "{{error}}" }),
    says("llmAgentflow_0"),
  ),
  //   start ─▶ llm ────▶ reply
  //               └error▶ reply
  branch: agentflow(
    drawn(
      [
        start,
        llm("llmAgentflow_0", { stepOnError: "branch" }),
        says("llmAgentflow_0"),
        reply("Trouble: {{llmAgentflow_0}}", "directReplyAgentflow_1"),
      ],
      "startAgentflow_0 > llmAgentflow_0",
      "llmAgentflow_0 > directReplyAgentflow_0",
      "llmAgentflow_0.error > directReplyAgentflow_1",
    ),
  ),
  //   start ─▶ for each [ function ]
  rounds: agentflow({
    ...drawn(
      [
        start,
        step("iterationAgentflow_0", { iterationInput: '["fig", "bad", "apple"]' }),
        {
          ...script(
            "customFunctionAgentflow_0",
            "if ($one === 'bad') throw new TypeError('Not ' + $one);\nreturn $one;",
            {
              customFunctionInputVariables: [{ variableName: "one", variableValue: "{{$iteration}}" }],
            },
          ),
          parentId: "iterationAgentflow_0",
        },
      ],
      "startAgentflow_0 > iterationAgentflow_0",
    ),
  }),
});

/** A conversation that remembers in some way, with the model of its memory. */
const remembering = (name: string, writes: boolean): ComparedFlow => {
  const { nodes, edges } = conversationFlow(model.origin);
  const memory = step(`${name}_0`, { maxTokenLimit: 30 });
  return {
    kind: "chatflow",
    document: {
      nodes: nodes.map((node) => (node.name === "bufferMemory" ? memory : node)),
      edges: [
        ...edges.map((edge) =>
          edge.source === "bufferMemory_0" ? { ...edge, source: memory.id, sourceHandle: name } : edge,
        ),
        ...(edges[0] && writes ? [{ ...edges[0], id: "writes", target: memory.id }] : []),
      ],
    },
  };
};

async function flows(): Promise<Record<string, ComparedFlow>> {
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const credential = async (credentialName: string, plainDataObj: object) =>
    (await ok("POST", "/credentials", { body: { name: credentialName, credentialName, plainDataObj } })).id;
  const provided = async (field: string, chosen: string, name: string, secret: [string, object], config: object) =>
    inLine(
      agent({
        ...{ agentModel: name, [field]: [chosen] },
        agentModelConfig: { ...config, FLOWISE_CREDENTIAL_ID: await credential(...secret) },
      }),
    );
  const on = [{ name: "systemMessagePrompt", enabled: true }];
  const settings = { apiConfig: { overrideConfig: { status: true, nodes: { Conversation: on } } } };
  const child = await api.makeFlow(conversationFlow(model.origin), { settings });
  const person = step("humanInputAgentflow_0", {
    humanInputDescription: "Send it?",
    humanInputDescriptionType: "fixed",
  });
  const asker = await api.makeFlow(asking(person).document, { kind: "agentflow" });
  const other = (id: string, inputs: Record<string, unknown>): FlowNode =>
    step(id, { executeFlowSelectedFlow: child, executeFlowInput: "One: {{question}}", ...inputs });
  const dynamic = {
    ...{ humanInputDescriptionType: "dynamic", humanInputModel: "chatOpenAICustom", humanInputModelConfig: ours() },
    humanInputModelPrompt: "Ask about {{question}}.",
  };
  const memory = (llmMemoryType: string) =>
    inLine(
      llm("llmAgentflow_0"),
      llm("llmAgentflow_1", {
        ...{ llmMemoryType, llmMemoryMaxTokenLimit: 12, llmUserMessage: "In short?" },
        llmMessages: [{ role: "system", content: "Be brief." }],
      }),
    );
  return {
    ...policies(),
    written: asking(step("humanInputAgentflow_0", dynamic)),
    summed: memory("conversationSummary"),
    buffered: memory("conversationSummaryBuffer"),
    claude: await provided(
      ...(["agentToolsBuiltInAnthropic", "web_search_20250305", "chatAnthropic"] as const),
      ["anthropicApi", { anthropicApiKey: "sk-ant" }],
      { modelName: "claude-3-5-haiku", basepath: model.origin },
    ),
    gemini: await provided(
      ...(["agentToolsBuiltInGemini", "googleSearch", "chatGoogleGenerativeAI"] as const),
      ["googleGenerativeAI", { googleGenerativeAPIKey: "g" }],
      { modelName: "gemini-test", baseUrl: model.origin },
    ),
    gpt: await provided(
      ...(["agentToolsBuiltInOpenAI", "web_search_preview", "chatOpenAI"] as const),
      ["openAIApi", { openAIApiKey: "sk-test" }],
      ours(),
    ),
    overridden: inLine(
      other("executeFlowAgentflow_0", {
        executeFlowOverrideConfig: '{"systemMessagePrompt": "Talk of {{question}}."}',
        executeFlowReturnResponseAs: "assistantMessage",
      }),
      says("executeFlowAgentflow_0"),
    ),
    elsewhere: inLine(
      {
        ...other("executeFlowAgentflow_1", { executeFlowSelectedFlow: asker, executeFlowBaseURL: `${api.origin}/` }),
        credentialId: String(await credential("chatflowApi", { chatflowApiKey: key })),
      },
      says("executeFlowAgentflow_1"),
    ),
    nowhere: inLine(
      other("executeFlowAgentflow_0", {
        ...{ executeFlowBaseURL: api.origin, stepOnError: "fallback", stepFallback: "{{error}}" },
        executeFlowSelectedFlow: "none",
      }),
    ),
    inTokens: remembering("conversationTokenBufferMemory", false),
    inSummary: remembering("conversationSummaryMemory", true),
    inSummaryBefore: remembering("conversationSummaryBufferMemory", true),
    late: asking({ ...person, inputs: { ...person.inputs, ...soon } }),
    failsLate: asking(
      step("humanInputAgentflow_0", {
        ...{ ...dynamic, ...soon, humanInputTimeLimitThen: "fail" },
        ...{ stepOnError: "fallback", stepFallback: "{{error}}" },
      }),
    ),
  };
}

const same = (text: string, waits: string[] = []) => ({ server: text, own: text, waits });

describe("an exported project answers as the server does, and tells the model the same", () => {
  it("with a tool that the flow itself calls, and what is said when it fails", async () => {
    const text = '{"sum":5,"kind":"number","note":"Hm"} 5';
    expect(await exports.both("tool", { question: "Hm" })).toEqual(same(text));
    const failed = "It says: Hm? “tool 0”: The tool “sum” failed: The script failed: Too much.";
    expect(await exports.both("toolFails", { question: "Hm" })).toEqual(same(failed));
  });

  it("with steps that are tried again, and with what stands for them when they fail for good", async () => {
    requests = 0;
    expect(await exports.both("again", { question: "" })).toEqual(same("It says: open"));
    expect(requests).toBe(4);
    const host = new URL(shopOrigin()).host;
    const closed = `It says: Sorry: “http 0”: ${host} answered 503 Service Unavailable: We are closed.`;
    expect(await exports.both("closed", { question: "" })).toEqual(same(closed));
  });

  it("with a model that fails or takes too long", async () => {
    const failed = "The provider of “llm 0” failed (500). Try again later.";
    expect(await exports.both("spent", { question: "Hi", script: [{ status: 500 }] })).toEqual(same(failed));
    const late = "It says: “llm 0” took longer than 1 s.";
    expect(await exports.both("slow", { question: "Hi", script: [{ hang: true }] })).toEqual(same(late));
  });

  it("with another way on for trouble", async () => {
    const well = { question: "Hi", script: [{ text: "Hello." }] };
    expect(await exports.both("branch", well)).toEqual(same("It says: Hello."));
    const refused = "Trouble: The provider refused the key of “llm 0”. Check its credential.";
    expect(await exports.both("branch", { question: "Hi", script: [{ status: 401 }] })).toEqual(same(refused));
  });

  it("with rounds of which one fails", async () => {
    const text = "fig\nError in iteration 2: “customFunction 0”: The script failed: TypeError: Not bad\napple";
    expect(await exports.both("rounds", { question: "" })).toEqual(same(text));
  });

  it("with a question that a model writes for a person", async () => {
    const asked = [{ text: "A poem." }, { text: "Send “A poem.”?" }];
    const yes = { question: "a poem", script: asked, typed: [{ type: "proceed" as const }] };
    expect(await exports.both("written", yes)).toEqual(same("Sent.", ["Send “A poem.”?"]));
    const no = { ...yes, typed: [{ type: "reject" as const, feedback: "Too long" }] };
    expect(await exports.both("written", no)).toEqual(same("Kept: Too long", ["Send “A poem.”?"]));
  });

  it.each(["summed", "buffered"])("with a memory that a model sums up (%s)", async (name) => {
    const long = "Looms hold the warp under tension while the weft goes across it.";
    const script = [{ text: long }, { text: "They spoke of looms." }, { text: "Looms." }];
    expect(await exports.both(name, { question: "What is a loom?", script })).toEqual(same("Looms."));
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("They spoke of looms.");
  });

  it.each(["inTokens", "inSummary", "inSummaryBefore"])("with a chat that remembers %s", async (name) => {
    const long = "A loom holds the warp under tension while the weft goes across it, row by row, until there is cloth.";
    const summary = name === "inTokens" ? [] : [{ text: "They spoke of looms." }];
    const asked = {
      earlier: "What is a loom?",
      question: "And a weft?",
      script: [{ text: long }, ...summary, { text: "A thread." }],
    };
    expect(await exports.both(name, asked)).toEqual(same("A thread."));
    const told = JSON.stringify(model.requests.at(-1)?.body.messages);
    expect(told.includes("They spoke of looms.")).toBe(summary.length > 0);
    expect(told).not.toContain("What is a loom?");
  });

  it.each(["claude", "gemini", "gpt"])("with tools that the provider of %s runs", async (name) => {
    const pages = [{ url: "https://looms.example/a", title: "Looms", said: "A loom holds the warp." }];
    const found = { text: "It holds the warp.", builtIn: { search: { query: "looms", pages } } };
    expect(await exports.both(name, { question: "A loom?", script: [found] })).toEqual(same("It holds the warp."));
    expect(JSON.stringify(model.requests.at(-1)?.body)).toMatch(/web_search|googleSearch/);
  });

  it("with a flow that is to do things differently, and one of another server that asks a person", async () => {
    const hello = { question: "looms", script: [{ text: "Warp." }] };
    expect(await exports.both("overridden", hello)).toEqual(same("It says: Warp."));
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("Talk of looms.");
    const asked = { question: "looms", script: [{ text: "Warp." }], typed: [{ type: "proceed" as const }] };
    expect(await exports.both("elsewhere", asked)).toEqual(same("It says: Sent.", ["Warp.\n\nSend it?"]));
    const { own, server } = await exports.both("nowhere", { question: "" });
    expect(own).toBe(server);
    expect(own).toContain("answered 400 Bad Request: Invalid Chatflow ID");
  });
});

describe("a person who does not answer in time", () => {
  /** What the server comes to by itself. */
  const lateAnswer = async (name: string): Promise<string> => {
    const stop = takeUpAll(deskOf(api.runtime));
    const flowId = exports.idOf(name);
    const { db } = api.database;
    const asked = await apiClient(api.origin, key).ok("POST", `/prediction/${flowId}`, {
      body: { question: "a mail" },
    });
    const isMine = eq(executions.id, String(asked.executionId));
    for (let row: { status: string } | undefined; row?.status !== "finished";) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      [row] = await db.select({ status: executions.status }).from(executions).where(isMine);
    }
    stop();
    const said = await db.select().from(messages).where(eq(messages.flowId, flowId)).orderBy(asc(messages.seq));
    return said.at(-1)?.content ?? "";
  };

  it("is taken for a no, on the server and in the project", async () => {
    model.script({ text: "A mail." });
    expect(await lateAnswer("late")).toBe("Kept: reject");
    const { text } = await exports.projects.ask("late", {
      question: "a mail",
      typed: [{ type: "proceed", late: true }],
    });
    expect(text).toBe("Kept: reject");
  });

  it("is trouble where the flow says so", async () => {
    const failed =
      "Kept: “humanInput 0”: Nobody decided within 0.01 minutes. Ask again, or give people more time in the step's settings.";
    model.script({ text: "A mail." }, { text: "Send it?" });
    expect(await lateAnswer("failsLate")).toBe(failed);
    model.script({ text: "A mail." }, { text: "Send it?" });
    const { text } = await exports.projects.ask("failsLate", {
      question: "a mail",
      typed: [{ type: "proceed", late: true }],
    });
    expect(text).toBe(failed);
  });

  it("is not waited for on the command line", async () => {
    model.script({ text: "A mail." });
    const environment = { OPENAI_API_KEY: "sk-test" };
    expect(await runAlone(exports.code("late").files, undefined, environment)).toBe("Kept: reject\n");
  });
});
