import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { apiClient } from "./testing/api-client";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";
import { assistant, person, talkFlow } from "./testing/talk-flow";

let api: TestApi;
let key: string;
let model: ModelServer;
let mine: ReturnType<typeof memberCaller>["executions"];
beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
  mine = memberCaller(api, api.workspace.editor.actor).executions;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const post = async (flow: string, body: object) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    ...{ method: "POST", body: JSON.stringify(body) },
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
  });
  return (await response.json()) as { text: string; chatId: string; executionId: string };
};
const make = (document: FlowDocument) => api.makeFlow(document, { kind: "agentflow" });
const until = async (id: string, status: string) => {
  for (;;) {
    const detail = await mine.get({ id });
    if (detail.status === status) return detail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const turnsOf = ({ trace }: Awaited<ReturnType<typeof until>>) =>
  trace.flatMap(({ item }) => (item.data.turn ? [item.data.turn.content] : []));
const talk = (user: ReturnType<typeof person>, inputs = {}) =>
  talkFlow({ User: user, Assistant: assistant(model.origin, inputs) }, "start>User User>Assistant");

describe("a run with a conversation", () => {
  it("can be taken up again at its beginning, as a run of its own", async () => {
    model.script({ text: "first. TERMINATE" }, { text: "second. TERMINATE" });
    const { executionId } = await post(await make(talk(person({ agentHumanInputMode: "NEVER" }))), { question: "q" });
    const first = await until(executionId, "finished");
    const visitId = first.trace.find(({ nodeId }) => nodeId === "User")?.visitId ?? 0;
    const { id } = await mine.restart({ executionId, visitId, question: "again" });
    const second = await until(id, "finished");
    expect(turnsOf(second)).toEqual(["again", "second. TERMINATE"]);
    expect(turnsOf(await mine.get({ id: executionId }))).toEqual(["q", "first. TERMINATE"]);
  });

  it("takes an answer only to the question that it asks now", async () => {
    model.script({ text: "more?" });
    const { executionId } = await post(await make(talk(person())), { question: "q" });
    const asked = (await until(executionId, "paused")).waiting[0]?.action.id ?? "";
    await mine.decide({ executionId, actionId: asked, type: "proceed", feedback: "yes" });
    const again = (await until(executionId, "paused")).waiting[0]?.action.id;
    expect(again).not.toBe(asked);
    await expect(mine.decide({ executionId, actionId: asked, type: "proceed", feedback: "late" })).rejects.toThrow(
      /answered already/,
    );
    await mine.decide({ executionId, type: "reject" });
    expect(turnsOf(await until(executionId, "finished"))).toEqual(["q", "more?", "yes", "more?"]);
  });

  it("asks a person at its end when its agent is set so; Enter ends it, words go on", async () => {
    model.script({ text: "done TERMINATE" });
    const user = person({ agentHumanInputMode: "TERMINATE" });
    const flow = await make(talk(user));
    const { text, chatId, executionId } = await post(flow, { question: "q" });
    expect(text).toBe("Please give feedback to Assistant. Press enter or type 'exit' to stop the conversation:");
    await post(flow, { chatId, humanInput: { type: "proceed", feedback: "not yet" } });
    expect((await post(flow, { chatId, humanInput: { type: "proceed", feedback: "" } })).text).toBe("done");
    expect(turnsOf(await until(executionId, "finished"))).toEqual(["q", "done TERMINATE", "not yet", "done TERMINATE"]);
  });

  it("fills what the settings of all who take part name", async () => {
    model.requests.length = 0;
    model.script({ text: "TERMINATE" });
    const user = person({ agentHumanInputMode: "NEVER" });
    await post(await make(talk(user, { agentSystemMessage: "You were asked: {{question}}" })), { question: "why?" });
    expect(model.requests[0]?.body.messages?.[0]).toEqual({ role: "system", content: "You were asked: why?" });
  });

  it("names the agent whose model failed, not the one that began", async () => {
    model.script({ status: 401 });
    const { executionId } = await post(await make(talk(person({ agentHumanInputMode: "NEVER" }))), { question: "q" });
    expect(executionId).toBeUndefined();
    const [row] = (await mine.list({})).items;
    expect((await mine.get({ id: row?.id ?? "" })).error).toMatch(/“Assistant”/);
  });

  it("goes on after the turn that failed when it is tried again", async () => {
    model.script({ text: "one" }, { status: 400 });
    const flow = await make(talk(person({ agentMaxConsecutiveAutoReply: 1 })));
    const { chatId, executionId } = await post(flow, { question: "q" });
    const answer = { chatId, humanInput: { type: "proceed", feedback: "go on" } };
    await post(flow, answer);
    await until(executionId, "failed");
    model.script({ text: "two" });
    await post(flow, answer);
    expect(turnsOf(await until(executionId, "paused"))).toEqual(["q", "one", "go on", "two"]);
  });
});

it("what an agent's document stores hold is looked up when its model asks, and its sources come with the answer", async () => {
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const { id: storeId } = await ok("POST", "/document-store/store", { body: { name: "Harbour", description: "" } });
  const loaderConfig = { text: "The ferry leaves the harbour at six." };
  const loader = { storeId, loaderId: "plainText", loaderName: "Harbour", loaderConfig };
  const saved = await ok("POST", "/document-store/loader/save", { body: loader });
  await ok("POST", `/document-store/loader/process/${saved.id}`, { body: {} });
  const index = { storeId, embeddingName: "builtinEmbeddings", vectorStoreName: "builtinVectorStore" };
  await ok("POST", "/document-store/vectorstore/insert", { body: index });
  model.script({ tools: [{ name: "Harbour", args: { input: "ferry" } }] }, { text: "At six. TERMINATE" });
  const store = { documentStore: `${storeId}:Harbour`, docStoreDescription: "Ferries", returnSourceDocuments: true };
  const user = person({ agentHumanInputMode: "NEVER" });
  const reply = await post(await make(talk(user, { agentKnowledgeDocumentStores: [store] })), { question: "When?" });
  const found = { pageContent: "The ferry leaves the harbour at six." };
  expect(reply).toMatchObject({ text: "At six.", sourceDocuments: [found], usedTools: [{ tool: "Harbour" }] });
});

it("callers replace what the flow's owner lets them, also of those who only answer", async () => {
  model.requests.length = 0;
  model.script({ text: "TERMINATE" });
  const overrideRules = { status: true, nodes: { Assistant: [{ name: "agentSystemMessage", enabled: true }] } };
  const document = talk(person({ agentHumanInputMode: "NEVER" }), { agentSystemMessage: "Be kind." });
  const flow = await api.makeFlow(document, {
    kind: "agentflow",
    settings: { apiConfig: { overrideConfig: overrideRules } },
  });
  await post(flow, { question: "q", overrideConfig: { agentSystemMessage: "Be brief." } });
  expect(model.requests[0]?.body.messages?.[0]).toEqual({ role: "system", content: "Be brief." });
});

it("an iteration holds a conversation for each of its items", async () => {
  model.script({ text: "one TERMINATE" }, { text: "two TERMINATE" });
  const inner = talk(person({ agentHumanInputMode: "NEVER" }));
  const container = { id: "each", name: "iterationAgentflow", label: "each", version: 1, position: { x: 0, y: 0 } };
  const nodes = inner.nodes.map((node) => (node.id === "start" ? node : { ...node, parentId: "each" }));
  const flow = await make({
    nodes: [...nodes, { ...container, inputs: { iterationInput: '["a","b"]' } }],
    edges: inner.edges.map((edge) => (edge.source === "start" ? { ...edge, target: "each" } : edge)),
  });
  const { text, executionId } = await post(flow, { question: "go" });
  expect(text).toBe("one\ntwo");
  expect(turnsOf(await until(executionId, "finished"))).toEqual(["go", "one TERMINATE", "go", "two TERMINATE"]);
});

describe("a picture that a message names", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  );
  it.each([
    ["is shown to a model that is let see pictures", true],
    ["stays its address for one that is not", false],
  ])("%s", async (_what, allowImageUploads) => {
    const pictures = createServer((_request, response) =>
      response.writeHead(200, { "content-type": "image/png" }).end(png),
    );
    await new Promise<void>((resolve) => pictures.listen(0, "127.0.0.1", resolve));
    const address = pictures.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    const url = `http://127.0.0.1:${String(address.port)}/p.png`;
    model.requests.length = 0;
    model.script({ text: "TERMINATE" });
    const values = { openAIApiKey: "sk-test" };
    const { id } = await createCredential(api.workspace.owner, { name: "Key", type: "openAIApi", values });
    const settings = { credential: id, modelName: "test", basepath: `${model.origin}/v1`, allowImageUploads };
    const inputs = { agentModel: "chatOpenAI", agentModelConfig: settings };
    await post(await make(talk(person({ agentHumanInputMode: "NEVER" }), inputs)), {
      question: `What is <img ${url}>?`,
    });
    const message = model.requests[0]?.body.messages?.[1];
    expect(message?.["name"]).toBe("User");
    const content = JSON.stringify(message?.content);
    expect(content.includes(`data:image/png;base64,${png.toString("base64")}`)).toBe(allowImageUploads);
    await new Promise((resolve) => pictures.close(resolve));
  });
});
