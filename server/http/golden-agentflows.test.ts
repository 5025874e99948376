import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { apiClient } from "./testing/api-client";
import { readStream, textOf } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

// AGENTFLOW_FILES may name another folder of exported agentflows of the same kinds.
const folder = process.env["AGENTFLOW_FILES"] ?? join(import.meta.dirname, "../../e2e/fixtures/flows");
const names = {
  ...{ handoff: ["agentflow-handoff", "Agents Handoff"], approval: ["agentflow-approval", "Human In The Loop"] },
  ...{ rounds: ["agentflow-rounds", "Iterations"], knowledge: ["agentflow-knowledge", "Simple RAG"] },
  ...{ structured: ["agentflow-structured", "Structured Output"], translator: ["agentflow-translator", "Translator"] },
};

/** What each model and tool is given, as a person chooses it in the editor. */
const secrets: Record<string, [type: string, values: Record<string, string>]> = {
  chatOpenAI: ["openAIApi", { openAIApiKey: "key-of-openai" }],
  chatAnthropic: ["anthropicApi", { anthropicApiKey: "key-of-anthropic" }],
  chatGoogleGenerativeAI: ["googleGenerativeAI", { googleGenerativeAPIKey: "key-of-google" }],
  groqChat: ["groqApi", { groqApiKey: "key-of-groq" }],
  googleCustomSearch: [
    "googleCustomSearchApi",
    { googleCustomSearchApiKey: "key-of-search", googleCustomSearchApiId: "engine" },
  ],
  gmail: ["gmailOAuth2", { clientId: "client", clientSecret: "client-secret", refreshToken: "refresh-token" }],
};

let api: TestApi;
let model: ModelServer;
let google: { origin: string; server: Server; asked: string[]; refuses: boolean };
let key: string;
let storeId: string;
const credentials = new Map<string, string>();

beforeAll(async () => {
  [api, model, google] = await Promise.all([
    startApi({ RUN_TIMEOUT_SECONDS: "60" }),
    startModelServer(),
    startGoogle(),
  ]);
  const direct = api.outside.fetch;
  // Every service of the world is on this machine.
  api.outside.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const ofGoogle = /^(www|oauth2|gmail)\.googleapis\.com$/.test(url.hostname);
    if (ofGoogle) return direct(`${google.origin}${url.pathname}${url.search}`, init);
    return url.hostname === "127.0.0.1" ? direct(input, init) : model.fetch(input, init);
  };
  for (const [name, [type, values]] of Object.entries(secrets)) {
    const { id } = await createCredential(api.workspace.owner, { name, type, values });
    credentials.set(name, id);
  }
  key = await api.makeKey(["predict"]);
  storeId = await makeStore();
});
afterAll(async () => {
  google.server.close();
  await Promise.all([api.close(), model.close()]);
});
beforeEach(() => {
  model.requests.length = 0;
  google.asked.length = 0;
  google.refuses = false;
});

/** Search, sign-in and mail. */
async function startGoogle(): Promise<typeof google> {
  const started = { origin: "", asked: [] as string[], refuses: false };
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    started.asked.push(path.split("?")[0] ?? "");
    request.resume();
    const found = { items: [{ title: "The mill", link: "https://mill.example", snippet: "Grinds since 1834." }] };
    const body = path.includes("customsearch") ? found : { access_token: "token", expires_in: 3600, id: "mail-1" };
    response.writeHead(started.refuses ? 503 : 200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return Object.assign(started, { server, origin: `http://127.0.0.1:${String(address.port)}` });
}

async function makeStore(): Promise<string> {
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const { id } = await ok("POST", "/document-store/store", { body: { name: "Archive", description: "" } });
  const text = "The ferry leaves the harbour at six in the morning.";
  const loader = { storeId: id, loaderId: "plainText", loaderName: "Ferry", loaderConfig: { text } };
  const saved = await ok("POST", "/document-store/loader/save", { body: loader });
  await ok("POST", `/document-store/loader/process/${saved.id}`, { body: {} });
  const index = { storeId: id, embeddingName: "builtinEmbeddings", vectorStoreName: "builtinVectorStore" };
  await ok("POST", "/document-store/vectorstore/insert", { body: index });
  return id;
}

interface Raw {
  nodes: { data: { inputs: Record<string, unknown> } }[];
  edges: unknown[];
}

/** Imports a file as other programs do, chooses a credential for each model and tool, and saves. */
async function importFlow(kind: keyof typeof names): Promise<string> {
  const file = readdirSync(folder).find((name) => names[kind].includes(name.replace(/\.json$/, "")));
  const { nodes, edges } = JSON.parse(readFileSync(join(folder, file ?? ""), "utf8")) as Raw;
  for (const { data } of nodes) {
    chooseIn(data.inputs);
    for (const rows of Object.values(data.inputs)) if (Array.isArray(rows)) for (const row of rows) chooseIn(row);
  }
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const flowData = JSON.stringify({ nodes, edges });
  return (await ok("POST", "/chatflows", { body: { name: kind, type: "AGENTFLOW", flowData } })).id;
}

function chooseIn(inputs: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(inputs)) {
    const credential = typeof value === "string" ? credentials.get(value) : undefined;
    if (credential !== undefined)
      inputs[`${name}Config`] = { ...(inputs[`${name}Config`] as object), FLOWISE_CREDENTIAL_ID: credential };
    if (name === "documentStore") inputs[name] = String(value).replace(/^[^:]*/, storeId);
  }
}

interface Told {
  text: string;
  chatId: string;
  trace: { nodeId: string; status: string; data: { output: Record<string, unknown> } }[];
  action: { data: { nodeId: string } } | undefined;
}
type Ask = (id: string, body: object) => Promise<Told>;

const send = (id: string, body: object) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });

const whole: Ask = async (id, body) => {
  const response = await send(id, body);
  const told = (await response.json()) as Record<string, unknown>;
  expect(told).not.toHaveProperty("success", false);
  expect(response.status).toBe(200);
  const { text, chatId, agentFlowExecutedData: trace, action } = told;
  return { text, chatId, trace, action } as Told;
};

const streamed: Ask = async (id, body) => {
  const events = await readStream(await send(id, { ...body, streaming: true })).rest();
  const last = (name: string) => events.findLast(({ event }) => event === name)?.data;
  expect(last("error")).toBeUndefined();
  const { chatId } = last("metadata") as { chatId: string };
  return { text: textOf(events), chatId, trace: last("agentFlowExecutedData"), action: last("action") } as Told;
};

const path = ({ trace }: Told): string[] => trace.map(({ nodeId, status }) => `${nodeId} ${status}`);
const search = { tools: [{ name: "google_custom_search", args: { input: "the mill" } }] };

describe.each<[string, Ask]>([
  ["whole", whole],
  ["streamed", streamed],
])("a golden agentflow, %s", (_how, ask) => {
  it("hands over to one of three models, whose tool searches the web", async () => {
    const flow = await importFlow("handoff");
    const file = readdirSync(folder).find((name) => names.handoff.includes(name.replace(/\.json$/, ""))) ?? "";
    const { nodes } = JSON.parse(readFileSync(join(folder, file), "utf8")) as Raw;
    const scenarios = nodes.flatMap(
      ({ data }) => (data.inputs["conditionAgentScenarios"] ?? []) as { scenario: string }[],
    );
    for (const [index, { scenario }] of scenarios.entries()) {
      model.script({ text: JSON.stringify({ output: scenario }) }, ...(index === 1 ? [search] : []), {
        text: "At once.",
      });
      const told = await ask(flow, { question: "Well?" });
      expect(told.text).toBe("At once.");
      expect(path(told)).toEqual([
        ...["startAgentflow_0 FINISHED", "conditionAgentAgentflow_0 FINISHED"],
        `agentAgentflow_${String(index)} FINISHED`,
      ]);
    }
    expect(google.asked).toEqual(["/customsearch/v1"]);
    const sent = model.requests.map(({ headers }) => JSON.stringify(headers));
    for (const name of ["openai", "google", "anthropic", "groq"])
      expect(sent.some((headers) => headers.includes(`key-of-${name}`))).toBe(true);
  });

  it("tells its model when a tool's service is down, and goes on", async () => {
    const flow = await importFlow("approval");
    google.refuses = true;
    model.script(search, { text: "Without the web: dear Ada." });
    const told = await ask(flow, { form: { subject: "Flour", body: "Have you any?", from: "ada@example.com" } });
    expect(path(told).at(-1)).toBe("humanInputAgentflow_0 STOPPED");
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toMatch(/503/);
  });

  it("waits for a person, goes back when it is refused, and sends the mail when it is approved", async () => {
    const flow = await importFlow("approval");
    model.script(search, { text: "Dear Ada, no." });
    const asked = await ask(flow, { form: { subject: "Flour", body: "Have you any?", from: "ada@example.com" } });
    expect(asked.action?.data.nodeId).toBe("humanInputAgentflow_0");
    expect(path(asked)).toEqual([
      ...["startAgentflow_0 FINISHED", "agentAgentflow_0 FINISHED", "humanInputAgentflow_0 STOPPED"],
    ]);
    const { chatId } = asked;
    model.script({ text: "Dear Ada, yes." });
    const refused = await ask(flow, { chatId, humanInput: { type: "reject", feedback: "Be kinder." } });
    expect(refused.action?.data.nodeId).toBe("humanInputAgentflow_0");
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("Be kinder.");
    model.script({ text: JSON.stringify({ subject: "Flour", body: "Yes." }) });
    const sent = await ask(flow, { chatId, humanInput: { type: "proceed", feedback: "Good." } });
    expect(path(sent).slice(-2)).toEqual(["llmAgentflow_0 FINISHED", "toolAgentflow_0 FINISHED"]);
    expect(sent.trace.at(-2)?.data.output).toMatchObject({ subject: "Flour", body: "Yes." });
    expect(google.asked.filter((asking) => asking.includes("/messages/send"))).toHaveLength(1);
  });

  it("runs its rounds with two models, and closes with a third", async () => {
    const flow = await importFlow("rounds");
    model.script({ text: "one" }, { text: "two" }, { text: "three" }, { text: "four" }, { text: "The end." });
    const told = await ask(flow, { question: "Begin" });
    expect(told.text).toBe("The end.");
    const rounds = ["llmAgentflow_0 FINISHED", "llmAgentflow_1 FINISHED"];
    expect(path(told)).toEqual([
      ...["startAgentflow_0 FINISHED", ...rounds, ...rounds],
      ...["iterationAgentflow_0 FINISHED", "agentAgentflow_0 FINISHED"],
    ]);
    expect(told.trace.at(-2)?.data.output).toMatchObject({ content: "two\nfour" });
  });

  it("answers from a document store", async () => {
    const flow = await importFlow("knowledge");
    model.script({ text: "Nothing yet." });
    await ask(flow, { question: "Which tools?" });
    const [tool] = (model.requests[0]?.body["tools"] ?? []) as { function: { name: string } }[];
    const call = { tools: [{ name: tool?.function.name ?? "", args: { input: "When does the ferry leave?" } }] };
    model.script(call, { text: "At six." });
    const told = await ask(flow, { question: "When does the ferry leave?" });
    expect(told.text).toContain("At six.");
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("at six in the morning");
  });

  it("gives its answer in the form that it was asked for", async () => {
    const flow = await importFlow("structured");
    const output = [{ answer: "Blue", reason: "The sky scatters it." }];
    model.script({ text: JSON.stringify({ output }), tools: [{ name: "extract", args: { output } }] });
    const told = await ask(flow, { question: "Which colour?" });
    expect(told.trace.at(-1)?.data.output).toMatchObject({ output });
  });

  it("translates", async () => {
    const flow = await importFlow("translator");
    model.script({ text: "Hei" });
    const told = await ask(flow, { question: "Hello" });
    expect(told.text).toBe("Hei");
    expect(path(told)).toEqual(["startAgentflow_0 FINISHED", "llmAgentflow_0 FINISHED"]);
    expect(JSON.stringify(model.requests[0]?.body)).toContain("Hello");
  });
});
