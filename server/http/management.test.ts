import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failure } from "@/domain/api/contracts/failure";
import { createNodeDoor } from "./node-door";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { noteFlowData } from "./testing/note-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let send: ApiClient["send"];
let ok: ApiClient["ok"];

beforeAll(async () => {
  api = await startApi();
  ({ send, ok } = apiClient(api.origin, await api.makeKey(["predict", "messages", "manage"])));
});
afterAll(() => api.close());

describe("flows", () => {
  it("are made, read, listed, changed and deleted in the shapes that clients know", async () => {
    const made = await ok("POST", "/chatflows", {
      body: {
        name: "Mine",
        flowData: noteFlowData(),
        type: "CHATFLOW",
        deployed: true,
        category: "a;b",
        chatbotConfig: '{"allowedOrigins":[]}',
      },
    });
    expect(made).toMatchObject({
      name: "Mine",
      type: "CHATFLOW",
      isPublic: false,
      apikeyid: null,
      category: "a;b",
      chatbotConfig: '{"allowedOrigins":[]}',
      webhookSecretConfigured: false,
    });
    expect(JSON.parse(made.flowData).nodes[0]).toMatchObject({
      id: "stickyNote_0",
      data: { inputs: { note: "hello" } },
    });
    expect(await ok("GET", `/chatflows/${made.id}`)).toEqual(made);
    expect((await ok("GET", "/chatflows")).map((flow: { id: string }) => flow.id)).toEqual([made.id]);
    expect(await ok("GET", "/chatflows?type=AGENTFLOW")).toEqual([]);
    expect(await ok("GET", "/chatflows?page=1&limit=10")).toMatchObject({ data: [{ id: made.id }], total: 1 });
    const other = JSON.stringify({ ...JSON.parse(made.flowData), edges: [], nodes: [] });
    expect(
      await ok("PUT", `/chatflows/${made.id}`, {
        body: { name: "Renamed", isPublic: true, flowData: other, apiConfig: "{}", category: null },
      }),
    ).toMatchObject({
      name: "Renamed",
      isPublic: true,
      apiConfig: "{}",
      category: null,
      chatbotConfig: '{"allowedOrigins":[]}',
    });
    expect(await ok("GET", `/chatflows/has-changed/${made.id}/2020-01-01T00:00:00Z`)).toEqual({ hasChanged: true });
    expect(await ok("GET", `/chatflows/has-changed/${made.id}/2090-01-01T00:00:00Z`)).toEqual({ hasChanged: false });
    expect(await ok("DELETE", `/chatflows/${made.id}`)).toEqual({ raw: [], affected: 1 });
    for (const [method, body] of [["GET"], ["DELETE"], ["PUT", { name: "x" }]] as const) {
      const response = await send(method, `/chatflows/${made.id}`, { body });
      expect([response.status, failure.parse(await response.json()).message]).toEqual([
        404,
        `Chatflow ${made.id} not found in the database!`,
      ]);
    }
  });

  it("keep the word for kinds of Flowise that are no kinds here, and are listed by it", async () => {
    for (const type of ["MULTIAGENT", "ASSISTANT"]) {
      const made = await ok("POST", "/chatflows", { body: { name: type, type, flowData: "{}" } });
      expect(made.type).toBe(type);
      expect((await ok("GET", `/chatflows/${made.id}`)).type).toBe(type);
      const names = async (of: string) =>
        (await ok("GET", `/chatflows?type=${of}`)).map((flow: { name: string }) => flow.name);
      expect(await names(type)).toEqual([type]);
      for (const other of ["CHATFLOW", "AGENTFLOW"]) expect(await names(other)).not.toContain(type);
      await ok("DELETE", `/chatflows/${made.id}`);
    }
  });

  it("refuse what cannot be read, and nothing in a body decides whose they are", async () => {
    for (const body of [
      {},
      { name: "" },
      { name: "x", flowData: "nope" },
      { name: "x", type: "WORKFLOW" },
      { name: "x", apiConfig: "{" },
    ]) {
      expect((await send("POST", "/chatflows", { body })).status).toBe(400);
    }
    const id = "11111111-1111-4111-8111-111111111111";
    const made = await ok("POST", "/chatflows", {
      body: { name: "x", id, workspaceId: api.stranger.id, createdDate: "1999-01-01", userId: id, role: "owner" },
    });
    expect(made.id).not.toBe(id);
    expect(made.workspaceId).toBe(api.workspace.id);
    expect(
      await ok("PUT", `/chatflows/${made.id}`, {
        body: { id, workspaceId: api.stranger.id, createdDate: "1999-01-01" },
      }),
    ).toMatchObject({ id: made.id, workspaceId: api.workspace.id, createdDate: made.createdDate });
  });

  it("say which of their fields can be overridden, and never the ones that hold secrets or wires", async () => {
    const id = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
    const config = await ok("GET", `/flow-config/${id}`);
    expect(config).toContainEqual({
      node: "Model",
      nodeId: "chatOpenAICustom_0",
      label: "Temperature",
      name: "temperature",
      type: "number",
    });
    expect(config.filter((entry: { name: string }) => ["model", "memory"].includes(entry.name))).toEqual([]);
  });

  it("show their drawing to their own people only", async () => {
    const id = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
    expect((await send("GET", `/public-chatflows/${id}`, { key: "" })).status).toBe(401);
    expect(JSON.parse((await ok("GET", `/public-chatflows/${id}`)).flowData).nodes).toHaveLength(3);
    await ok("PUT", `/chatflows/${id}`, { body: { isPublic: true } });
    const shown = await ok("GET", `/public-chatflows/${id}`, { key: "" });
    expect([shown.flowData, shown.apikeyid]).toEqual(['{"nodes":[],"edges":[]}', null]);
    const config = await ok("GET", `/public-chatbotConfig/${id}`, { key: "" });
    expect(JSON.stringify(config)).not.toContain("Be brief.");
    expect(await ok("GET", `/chatflows-streaming/${id}`, { key: "" })).toEqual({ isStreaming: true });
  });
});

describe("keys", () => {
  it("are shown whole once, listed by their beginning, renamed and ended", async () => {
    const list = await ok("POST", "/apikey", { body: { keyName: "New", permissions: ["chatflows:view"] } });
    const made = list[0];
    expect(made).toMatchObject({ keyName: "New", permissions: ["predict", "messages"], chatFlows: [] });
    expect(made.apiKey).toMatch(/^weft_[\w-]{43}$/);
    expect(await ok("GET", `/verify/apikey/${made.apiKey}`, { key: "" })).toBe("OK");
    const listed = await (await send("GET", "/apikey")).text();
    expect(listed).not.toContain(made.apiKey);
    expect(listed).toContain(`${made.apiKey.slice(0, 12)}…`);
    expect(
      (
        await ok("PUT", `/apikey/${made.id}`, { body: { keyName: "Renamed", permissions: ["predict", "messages"] } })
      )[0],
    ).toMatchObject({ keyName: "Renamed" });
    expect((await send("PUT", `/apikey/${made.id}`, { body: { keyName: "x", permissions: ["manage"] } })).status).toBe(
      422,
    );
    expect(await ok("DELETE", `/apikey/${made.id}`)).toEqual({ raw: [], affected: 1 });
    expect((await send("GET", `/verify/apikey/${made.apiKey}`, { key: "" })).status).toBe(401);
    expect((await send("DELETE", `/apikey/${made.id}`)).status).toBe(404);
  });

  it("cannot make keys that may do more than they may themselves", async () => {
    const small = await api.makeKey(["manage"]);
    expect(
      (await send("POST", "/apikey", { key: small, body: { keyName: "More", permissions: ["messages"] } })).status,
    ).toBe(403);
    expect((await send("POST", "/apikey", { body: { keyName: "None", permissions: [] } })).status).toBe(400);
  });

  it("lead to the flows that they may call", async () => {
    const id = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
    const own = await api.makeKey(["predict"], [id]);
    const [flow] = await ok("GET", `/chatflows/apikey/${own}?keyonly=true`, { key: "" });
    expect([flow.id, flow.flowData]).toEqual([id, '{"nodes":[],"edges":[]}']);
    expect((await send("GET", "/chatflows/apikey/nope", { key: "" })).status).toBe(401);
  });
});

it("credentials never show their secrets, and keep them when the mask comes back", async () => {
  const body = { name: "Mine", credentialName: "openAIApi", plainDataObj: { openAIApiKey: "sk-secret" } };
  const made = await ok("POST", "/credentials", { body });
  expect(made).toMatchObject({ name: "Mine", credentialName: "openAIApi", encryptedData: "" });
  const read = await ok("GET", `/credentials/${made.id}`);
  expect(read.plainDataObj.openAIApiKey).toMatch(/^_FLOWISE_BLANK_/);
  expect(
    await ok("PUT", `/credentials/${made.id}`, { body: { ...body, name: "Renamed", plainDataObj: read.plainDataObj } }),
  ).toMatchObject({ name: "Renamed" });
  expect(await ok("GET", "/credentials?credentialName=openAIApi")).toMatchObject([{ id: made.id, name: "Renamed" }]);
  expect(await ok("GET", "/credentials?credentialName=other")).toEqual([]);
  expect(await (await send("GET", "/credentials")).text()).not.toContain("sk-secret");
  expect(await ok("DELETE", `/credentials/${made.id}`)).toEqual({ raw: [], affected: 1 });
});

it("variables are made, listed, changed and deleted", async () => {
  const made = await ok("POST", "/variables", { body: { name: "region", value: "eu", type: "static" } });
  expect(await ok("PUT", `/variables/${made.id}`, { body: { value: "us" } })).toMatchObject({
    name: "region",
    value: "us",
  });
  expect(await ok("GET", "/variables")).toMatchObject([{ id: made.id, value: "us" }]);
  expect(await ok("GET", "/variables?page=2&limit=1")).toEqual({ data: [], total: 1 });
  expect(await ok("DELETE", `/variables/${made.id}`)).toEqual({ raw: [], affected: 1 });
});

it("the catalogue tells what there is", async () => {
  const nodes = await ok("GET", "/nodes");
  expect(nodes.length).toBeGreaterThan(10);
  expect(await ok("GET", "/nodes/conversationChain")).toMatchObject({
    name: "conversationChain",
    baseClasses: ["ConversationChain", "LLMChain", "BaseChain", "Runnable"],
  });
  expect((await send("GET", "/nodes/nope")).status).toBe(404);
  expect((await ok("GET", "/components-credentials")).map((entry: { name: string }) => entry.name)).toContain(
    "openAIApi",
  );
  const icon = await send("GET", "/node-icon/conversationChain", { key: "" });
  expect([icon.status, icon.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  expect((await send("GET", "/node-icon/..%2f..%2fpackage.json", { key: "" })).status).toBe(404);
  expect(await (await send("GET", "/ping", { key: "" })).text()).toBe("pong");
  expect((await send("GET", "/version", { key: "" })).status).toBe(200);
});

it("leaves what is not below its own path to others", () => {
  const handle = createNodeDoor(api.runtime);
  for (const url of [
    "/",
    "/api/v1",
    "/api/v2/ping",
    "//api/v1/ping",
    "/API/v1/ping",
    "/api/v1x/ping",
    "http://elsewhere/api/v1/ping",
  ]) {
    expect(handle({ url } as never, {} as never)).toBe(false);
  }
});
