import { request } from "node:http";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { failure } from "@/domain/api/contracts/failure";
import { users } from "@/server/data/schema/accounts";
import { hashPassword } from "@/server/platform/password";
import { createNodeDoor } from "./node-door";
import { apiRoutes } from "./routes";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let manage: string;
const foreign: Record<"flow" | "key" | "credential" | "variable", string> = { flow: "", key: "", credential: "", variable: "" };

interface Sent {
  key?: string | undefined;
  headers?: Record<string, string>;
  body?: unknown;
}
const send = (method: string, path: string, { key = manage, headers, body }: Sent = {}) =>
  fetch(`${api.origin}/api/v1${path}`, {
    method,
    headers: { ...(key && { authorization: `Bearer ${key}` }), ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** Sends, expects 200 and a body that the endpoint's contract describes, whole. */
async function ok(method: string, path: string, sent?: Sent) {
  const response = await send(method, path, sent);
  const body = await response.json();
  expect([response.status, body]).toEqual([200, expect.anything()]);
  const pathname = path.split("?")[0] ?? "";
  const matching = apiRoutes.filter(({ contract }) => contract.method === method && new RegExp(`^${contract.path.replace(/:\w+/g, "[^/]+")}$`).test(pathname));
  const schema: z.ZodType | undefined = matching.find(({ contract }) => !contract.path.includes(":") || matching.length === 1)?.contract.reply;
  expect(schema?.safeParse(body)).toMatchObject({ success: true });
  return body;
}

beforeAll(async () => {
  api = await startApi();
  manage = await api.makeKey(["predict", "messages", "manage"]);
  const key = await api.makeKey(["predict", "messages", "manage"], [], api.stranger);
  const made = async (path: string, body: unknown) => (await (await send("POST", path, { key, body })).json());
  foreign.flow = (await made("/chatflows", { name: "Theirs", flowData: flowData() })).id;
  foreign.key = (await made("/apikey", { keyName: "Theirs", permissions: ["predict"] }))[0].id;
  foreign.credential = (await made("/credentials", { name: "Theirs", credentialName: "openAIApi", plainDataObj: { openAIApiKey: "sk-theirs" } })).id;
  foreign.variable = (await made("/variables", { name: "theirs", value: "v", type: "static" })).id;
});
afterAll(() => api.close());

const flowData = () => JSON.stringify({ nodes: [{ id: "stickyNote_0", position: { x: 1, y: 2 }, type: "stickyNote", data: { id: "stickyNote_0", name: "stickyNote", label: "Note", version: 2, inputs: { note: "hello" } } }], edges: [] });

describe("flows", () => {
  it("are made, read, listed, changed and deleted in the shapes that clients know", async () => {
    const made = await ok("POST", "/chatflows", { body: { name: "Mine", flowData: flowData(), type: "CHATFLOW", deployed: true, category: "a;b", chatbotConfig: "{\"allowedOrigins\":[]}" } });
    expect(made).toMatchObject({ name: "Mine", type: "CHATFLOW", isPublic: false, apikeyid: null, category: "a;b", chatbotConfig: "{\"allowedOrigins\":[]}", webhookSecretConfigured: false });
    expect(JSON.parse(made.flowData).nodes[0]).toMatchObject({ id: "stickyNote_0", data: { inputs: { note: "hello" } } });
    expect(await ok("GET", `/chatflows/${made.id}`)).toEqual(made);
    expect((await ok("GET", "/chatflows")).map((flow: { id: string }) => flow.id)).toEqual([made.id]);
    expect(await ok("GET", "/chatflows?type=AGENTFLOW")).toEqual([]);
    expect(await ok("GET", "/chatflows?page=1&limit=10")).toMatchObject({ data: [{ id: made.id }], total: 1 });
    const other = JSON.stringify({ ...JSON.parse(made.flowData), edges: [], nodes: [] });
    expect(await ok("PUT", `/chatflows/${made.id}`, { body: { name: "Renamed", isPublic: true, flowData: other, apiConfig: "{}", category: null } })).toMatchObject({ name: "Renamed", isPublic: true, apiConfig: "{}", category: null, chatbotConfig: "{\"allowedOrigins\":[]}" });
    expect(await ok("GET", `/chatflows/has-changed/${made.id}/2020-01-01T00:00:00Z`)).toEqual({ hasChanged: true });
    expect(await ok("GET", `/chatflows/has-changed/${made.id}/2090-01-01T00:00:00Z`)).toEqual({ hasChanged: false });
    expect(await ok("DELETE", `/chatflows/${made.id}`)).toEqual({ raw: [], affected: 1 });
    for (const [method, body] of [["GET"], ["DELETE"], ["PUT", { name: "x" }]] as const) {
      const response = await send(method, `/chatflows/${made.id}`, { body });
      expect([response.status, failure.parse(await response.json()).message]).toEqual([404, `Chatflow ${made.id} not found in the database!`]);
    }
  });

  it("refuse what cannot be read, and nothing in a body decides whose they are", async () => {
    for (const body of [{}, { name: "" }, { name: "x", flowData: "nope" }, { name: "x", type: "ASSISTANT" }, { name: "x", apiConfig: "{" }]) {
      expect((await send("POST", "/chatflows", { body })).status).toBe(400);
    }
    const id = "11111111-1111-4111-8111-111111111111";
    const made = await ok("POST", "/chatflows", { body: { name: "x", id, workspaceId: api.stranger.id, createdDate: "1999-01-01", userId: id, role: "owner" } });
    expect(made.id).not.toBe(id);
    expect(made.workspaceId).toBe(api.workspace.id);
    expect((await ok("PUT", `/chatflows/${made.id}`, { body: { id, workspaceId: api.stranger.id, createdDate: "1999-01-01" } }))).toMatchObject({ id: made.id, workspaceId: api.workspace.id, createdDate: made.createdDate });
  });

  it("say which of their fields can be overridden, and never the ones that hold secrets or wires", async () => {
    const id = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
    const config = await ok("GET", `/flow-config/${id}`);
    expect(config).toContainEqual({ node: "Model", nodeId: "chatOpenAICustom_0", label: "Temperature", name: "temperature", type: "number" });
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
    expect((await ok("PUT", `/apikey/${made.id}`, { body: { keyName: "Renamed", permissions: ["predict", "messages"] } }))[0]).toMatchObject({ keyName: "Renamed" });
    expect((await send("PUT", `/apikey/${made.id}`, { body: { keyName: "x", permissions: ["manage"] } })).status).toBe(422);
    expect(await ok("DELETE", `/apikey/${made.id}`)).toEqual({ raw: [], affected: 1 });
    expect((await send("GET", `/verify/apikey/${made.apiKey}`, { key: "" })).status).toBe(401);
    expect((await send("DELETE", `/apikey/${made.id}`)).status).toBe(404);
  });

  it("cannot make keys that may do more than they may themselves", async () => {
    const small = await api.makeKey(["manage"]);
    expect((await send("POST", "/apikey", { key: small, body: { keyName: "More", permissions: ["messages"] } })).status).toBe(403);
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
  expect(await ok("PUT", `/credentials/${made.id}`, { body: { ...body, name: "Renamed", plainDataObj: read.plainDataObj } })).toMatchObject({ name: "Renamed" });
  expect(await ok("GET", "/credentials?credentialName=openAIApi")).toMatchObject([{ id: made.id, name: "Renamed" }]);
  expect(await ok("GET", "/credentials?credentialName=other")).toEqual([]);
  expect(await (await send("GET", "/credentials")).text()).not.toContain("sk-secret");
  expect(await ok("DELETE", `/credentials/${made.id}`)).toEqual({ raw: [], affected: 1 });
});

it("variables are made, listed, changed and deleted", async () => {
  const made = await ok("POST", "/variables", { body: { name: "region", value: "eu", type: "static" } });
  expect(await ok("PUT", `/variables/${made.id}`, { body: { value: "us" } })).toMatchObject({ name: "region", value: "us" });
  expect(await ok("GET", "/variables")).toMatchObject([{ id: made.id, value: "us" }]);
  expect(await ok("GET", "/variables?page=2&limit=1")).toEqual({ data: [], total: 1 });
  expect(await ok("DELETE", `/variables/${made.id}`)).toEqual({ raw: [], affected: 1 });
});

it("the catalogue tells what there is", async () => {
  const nodes = await ok("GET", "/nodes");
  expect(nodes.length).toBeGreaterThan(10);
  expect(await ok("GET", "/nodes/conversationChain")).toMatchObject({ name: "conversationChain", baseClasses: ["ConversationChain", "LLMChain", "BaseChain", "Runnable"] });
  expect((await send("GET", "/nodes/nope")).status).toBe(404);
  expect((await ok("GET", "/components-credentials")).map((entry: { name: string }) => entry.name)).toContain("openAIApi");
  const icon = await send("GET", "/node-icon/conversationChain", { key: "" });
  expect([icon.status, icon.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  expect((await send("GET", "/node-icon/..%2f..%2fpackage.json", { key: "" })).status).toBe(404);
  expect(await (await send("GET", "/ping", { key: "" })).text()).toBe("pong");
  expect((await send("GET", "/version", { key: "" })).status).toBe(200);
});

describe("who may", () => {
  const paths = () =>
    apiRoutes
      .filter(({ contract }) => contract.access.kind === "workspace" || contract.access.kind === "session")
      .map(({ contract }) => ({ method: contract.method, path: contract.path.replace(":id", foreign.flow).replace(":date", "2026-01-01").replace(/:\w+/, "x") }));

  it("is nobody without a key, a password or a session, whatever the endpoint", async () => {
    const proofs: Record<string, string>[] = [{}, { authorization: "Bearer nope" }, { authorization: "Basic nope" }, { cookie: "weft-session=x", "x-request-from": "internal" }];
    for (const { method, path } of paths()) {
      for (const headers of proofs) {
        const response = await send(method, path, { key: "", headers, ...(method === "POST" || method === "PUT" ? { body: {} } : {}) });
        expect([method, path, response.status]).toEqual([method, path, 401]);
      }
    }
  });

  it("is nobody in another workspace: its ids lead nowhere", async () => {
    const tries: [string, string, unknown?][] = [
      ...(["GET", "DELETE"] as const).map((method): [string, string] => [method, `/chatflows/${foreign.flow}`]),
      ["PUT", `/chatflows/${foreign.flow}`, { name: "Mine now" }],
      ["GET", `/chatflows/has-changed/${foreign.flow}/2026-01-01T00:00:00Z`],
      ["GET", `/flow-config/${foreign.flow}`],
      ["GET", `/chatmessage/${foreign.flow}`],
      ["DELETE", `/chatmessage/${foreign.flow}`],
      ["GET", `/stats/${foreign.flow}`],
      ["PUT", `/apikey/${foreign.key}`, { keyName: "Mine now" }],
      ["DELETE", `/apikey/${foreign.key}`],
      ["GET", `/credentials/${foreign.credential}`],
      ["PUT", `/credentials/${foreign.credential}`, { name: "Mine now" }],
      ["DELETE", `/credentials/${foreign.credential}`],
      ["PUT", `/variables/${foreign.variable}`, { value: "mine" }],
      ["DELETE", `/variables/${foreign.variable}`],
    ];
    for (const [method, path, body] of tries) expect([method, path, (await send(method, path, { body })).status]).toEqual([method, path, 404]);
    const mine = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
    expect((await send("PUT", `/chatflows/${mine}`, { body: { apikeyid: foreign.key } })).status).toBe(404);
    expect((await send("GET", `/public-chatflows/${foreign.flow}`)).status).toBe(401);
  });

  it("needs the scope", async () => {
    const predict = await api.makeKey(["predict"]);
    for (const path of ["/chatflows", "/apikey", "/credentials", "/variables", "/nodes"]) expect((await send("GET", path, { key: predict })).status).toBe(403);
  });

  it("is a member by e-mail and password, within their role", async () => {
    const { actor } = api.workspace.viewer;
    const [person] = await api.database.db.update(users).set({ passwordHash: await hashPassword("correct-horse") }).where(eq(users.id, actor.userId)).returning();
    const basic = { authorization: `Basic ${Buffer.from(`${person?.email}:correct-horse`).toString("base64")}` };
    await ok("GET", "/chatflows", { key: "", headers: basic });
    expect((await send("DELETE", `/chatflows/${foreign.flow}`, { key: "", headers: basic })).status).toBe(403);
    expect((await send("GET", "/chatflows", { key: "", headers: { authorization: `Basic ${Buffer.from(`${person?.email}:wrong`).toString("base64")}` } })).status).toBe(401);
  });

  it("is not whoever makes a person's browser send a form", async () => {
    const { actor } = api.workspace.owner;
    const cookie = `weft-session=${await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 })}`;
    const form = (headers: Record<string, string>) => fetch(`${api.origin}/api/v1/variables`, { method: "POST", headers: { cookie, "content-type": "application/json", ...headers }, body: JSON.stringify({ name: `v${Math.random()}`.replace(".", ""), value: "" }) });
    expect((await form({})).status).toBe(401);
    expect((await form({ "x-request-from": "internal" })).status).toBe(200);
    expect((await fetch(`${api.origin}/api/v1/variables`, { headers: { cookie } })).status).toBe(200);
  });

  it("finds no way around a path: doubled slashes, other spellings, escapes and forged headers", async () => {
    const secret = `/chatflows/${foreign.flow}`;
    const raw = (path: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        // `fetch` would tidy the path up before sending it.
        request(api.origin, { path: `/api/v1${path}`, headers, agent: false }, (response) => resolve(response.resume().statusCode)).on("error", reject).end();
      });
    const forged: Record<string, string>[] = [{}, { "x-middleware-subrequest": "middleware:middleware:middleware" }, { "x-request-from": "internal" }, { "x-middleware-next": "1" }];
    for (const path of [`/${secret}`, "//chatflows", "/Chatflows", "/CHATFLOWS", "/chatflow%73", "/ping/../chatflows", "/ping/%2e%2e/chatflows", "/prediction/..%2fchatflows", "/chatflows;x", "/chatflows%00", "/public-chatflows/../chatflows"]) {
      for (const headers of forged) {
        expect([path, await raw(path, headers)]).toEqual([path, 401]);
      }
    }
  });
});

it("leaves what is not below its own path to others", () => {
  const handle = createNodeDoor(api.runtime);
  for (const url of ["/", "/api/v1", "/api/v2/ping", "//api/v1/ping", "/API/v1/ping", "/api/v1x/ping", "http://elsewhere/api/v1/ping"]) {
    expect(handle({ url } as never, {} as never)).toBe(false);
  }
});
