import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createFlow } from "@/server/services/flows/create-flow";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let client: ApiClient;
let flowId: string;
let openFlow: string;
const nobody = { key: "" };

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  client = apiClient(api.origin, await api.makeKey(["predict", "messages", "manage"]));
  flowId = await api.makeFlow(conversationFlow(model.origin));
  openFlow = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

describe("filling a vector store", () => {
  const noStore = "Error: vectorsService.upsertVector - No vector node found";

  it.each([
    [
      "JSON",
      () => JSON.stringify({ stopNodeId: "faiss_0", overrideConfig: null }),
      { "content-type": "application/json" },
    ],
    ["JSON with a list", () => JSON.stringify({ stopNodeId: ["faiss_0"] }), { "content-type": "application/json" }],
    ["nothing", () => null, {}],
    [
      "a form with a file",
      () => {
        const form = new FormData();
        form.set("files", new File(["text"], "notes.txt", { type: "text/plain" }));
        form.set("stopNodeId", '["faiss_0"]');
        return form;
      },
      {},
    ],
  ])("of a flow that has none fails as clients know it (%s)", async (_name, body, headers) => {
    const response = await fetch(`${api.origin}/api/v1/vector/upsert/${openFlow}`, {
      method: "POST",
      headers,
      body: body(),
    });
    expect([response.status, await response.json()]).toEqual([
      500,
      { statusCode: 500, success: false, message: noStore, error: noStore, stack: {} },
    ]);
  });

  it("is for whoever may call the flow", async () => {
    const statusOf = async (id: string, sent = {}) =>
      (await client.send("POST", `/vector/upsert/${id}`, { body: {}, ...sent })).status;
    expect(await statusOf(flowId, nobody)).toBe(401);
    expect(await statusOf(flowId)).toBe(500);
    expect(await statusOf(flowId, { key: await api.makeKey(["messages"]) })).toBe(401);
    expect(await statusOf("00000000-0000-4000-8000-000000000000")).toBe(404);
    expect(await statusOf("nope")).toBe(400);
    const form = new FormData();
    form.set("file", new File(["text"], "notes.txt"));
    const misnamed = await fetch(`${api.origin}/api/v1/vector/upsert/${openFlow}`, { method: "POST", body: form });
    expect([misnamed.status, (await misnamed.json()).message]).toEqual([400, "Unexpected file field"]);
  });

  it("from the canvas is for editors of its workspace", async () => {
    const path = `/vector/internal-upsert/${flowId}`;
    const as = async ({ userId }: { userId: string }) => ({
      key: "",
      body: {},
      headers: {
        cookie: `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`,
        "x-request-from": "internal",
      },
    });
    expect((await client.send("POST", path, await as(api.workspace.owner.actor))).status).toBe(500);
    expect((await client.send("POST", path, await as(api.workspace.viewer.actor))).status).toBe(403);
    expect((await client.send("POST", path, await as(api.stranger.owner.actor))).status).toBe(404);
  });

  it("has a history that can be read and cleared", async () => {
    expect(await client.ok("GET", `/upsert-history/${flowId}`)).toEqual([]);
    const cleared = await client.send("PATCH", "/upsert-history", { body: { ids: [flowId] } });
    expect([cleared.status, await cleared.json()]).toEqual([200, { raw: [], affected: 0 }]);
  });
});

it("a flow's problems are told node by node", async () => {
  expect(await client.ok("GET", `/validation/${flowId}`)).toEqual([]);
  const whole = conversationFlow(model.origin);
  const broken = await api.makeFlow({ ...whole, edges: [] });
  const problems = await client.ok("GET", `/validation/${broken}`);
  expect(problems).toContainEqual({
    ...{ id: "conversationChain_0", label: "Conversation", name: "conversationChain" },
    issues: [expect.stringMatching(/\w/)],
  });
});

it("an agentflow's problems are told step by step, those of rows by their number", async () => {
  const step = (id: string, inputs: Record<string, unknown> = {}) => ({
    ...{ id, name: id.split("_")[0] ?? "", label: id, version: 1, position: { x: 0, y: 0 }, inputs },
  });
  const wire = { id: "w", source: "startAgentflow_0", sourceHandle: "startAgentflow", targetHandle: "input" };
  const condition = { conditions: [{ type: "boolean", value1: "perhaps", operation: "equal" }] };
  const document = {
    nodes: [step("startAgentflow_0"), step("conditionAgentflow_0", condition), step("httpAgentflow_0")],
    edges: [{ ...wire, target: "conditionAgentflow_0" }],
  };
  const { id } = await createFlow(api.workspace.owner, { kind: "agentflow", name: "Steps", document });
  const problems: { id: string; name: string; issues: string[] }[] = await client.ok("GET", `/validation/${id}`);
  const of = (name: string) => problems.find((problem) => problem.name === name)?.issues;
  expect(of("conditionAgentflow")).toEqual([expect.stringContaining("“Conditions” 1: “Value 1” has to be on or off")]);
  expect(of("httpAgentflow")).toContainEqual("“URL” is required.");
  expect(of("startAgentflow")).toBeUndefined();
});

it("conversations are exported whole, with what readers thought of the answers", async () => {
  model.script({ text: "An answer." });
  const body = { question: "q", chatId: "e-1", leadEmail: "ada@example.org" };
  const { chatMessageId } = await client.ok("POST", `/prediction/${openFlow}`, { body });
  const feedback = { chatId: "e-1", messageId: chatMessageId, rating: "THUMBS_UP", content: "nice" };
  await client.ok("POST", `/feedback/${openFlow}`, { body: feedback });
  await client.ok("POST", `/prediction/${openFlow}`, { body: { question: "other", chatId: "e-2" } });
  const read = (more: object = {}) =>
    client.ok("POST", "/export-import/chatflow-messages", { body: { chatflowId: openFlow, ...more } });
  const [first, second] = await read();
  expect(first).toMatchObject({
    ...{ id: "e-1", source: "API/Embed", sessionId: "e-1", memoryType: "Buffer Memory", email: "ada@example.org" },
    messages: [
      { role: "user", content: "q", time: expect.any(String) },
      { role: "bot", content: "An answer.", feedback: "nice" },
    ],
  });
  expect(second).toMatchObject({ id: "e-2", email: null });
  expect(await read({ feedbackType: ["THUMBS_UP"] })).toHaveLength(1);
  expect(await read({ chatType: ["INTERNAL"] })).toEqual([]);
});

it("anybody may ask for the address they come from, the kind of server, and pictures", async () => {
  expect(await client.ok("GET", "/ip", nobody)).toMatchObject({ ip: expect.stringContaining("127.0.0.1") });
  expect(await client.ok("GET", "/settings", nobody)).toEqual({ PLATFORM_TYPE: "open source" });
  const icon = await client.send("GET", "/components-credentials-icon/elevenLabsApi", nobody);
  expect([icon.status, icon.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  expect((await client.send("GET", "/components-credentials-icon/..%2F..%2Fpackage.json", nobody)).status).toBe(404);
  expect((await client.send("GET", `/public-executions/${flowId}`, nobody)).status).toBe(404);
});
