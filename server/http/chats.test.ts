import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { flows } from "@/server/data/schema/flows";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createFlow } from "@/server/services/flows/create-flow";
import { createKey } from "@/server/services/keys/create-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { deskOf } from "./desk-of";
import { apiRoutes } from "./routes";
import { type ChatCaller, chatCaller } from "./testing/chat-caller";
import { askingFlow } from "./testing/asking-flow";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;
let chats: ChatCaller;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict"]);
  chats = chatCaller(api.origin, { "x-api-key": key });
});
beforeEach(() => model.script({ text: "Hello, human." }));
afterEach(() => vi.waitUntil(() => deskOf(api.runtime).active.count() === 0, { timeout: 10_000 }));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const nobody = "00000000-0000-4000-8000-000000000000";
const newChat = async (by: ChatCaller = chats, flow = flowId): Promise<string> =>
  (await by.ok("POST", "", { name: "My Chatbot", from_type: "flow", from_flow: flow })).id;

describe("the guide's six steps", () => {
  it.each([
    ["X-API-KEY", () => ({ "x-api-key": key })],
    ["Bearer and the key", () => ({ authorization: `Bearer ${key}` })],
    ["Bearer and an access token", async () => ({ authorization: `Bearer ${await accessToken()}` })],
  ])("work with %s alone, at each of their addresses", async (_name, headers) => {
    for (const prefix of ["/chats", "/v1/chats", "/api/v1/chats"]) {
      const { ok, poll } = chatCaller(api.origin, await headers(), prefix);
      const chat = await ok("POST", "", { name: "My Chatbot", from_type: "flow", from_flow: flowId });
      expect(chat).toEqual({
        ...{ id: expect.any(String), name: "My Chatbot", owner: expect.any(String) },
        ...{ from_type: "flow", from_flow: flowId, from_template: null, status: "ready", status_detail: null },
        ...{ created: expect.stringMatching(/^\d{4}-.*Z$/), updated: chat.created },
      });
      const { id } = chat;
      expect(await ok("POST", `/${id}/messages`, { message: "Hello, FlowGen!" })).toEqual({
        ...{ detail: "Chat started.", chat: id, status: "running" },
        message: {
          ...{ id: expect.any(String), chat: id, type: "user", sender: null, receiver: null, meta: null },
          ...{ content: "Hello, FlowGen!", owner: chat.owner, created: expect.any(String) },
        },
      });
      await poll(id, "completed");
      expect(await ok("GET", `/${id}`)).toMatchObject({ id, status: "completed", status_detail: null });
      expect(await ok("GET", `/${id}/messages`)).toMatchObject([
        { type: "user", content: "Hello, FlowGen!" },
        { type: "assistant", sender: "Flow", content: "Hello, human.", chat: id, owner: chat.owner, meta: null },
      ]);
      const input = await chatCaller(api.origin, await headers(), prefix).send("POST", `/${id}/input`, { message: "" });
      expect([input.status, await input.json()]).toEqual([409, { detail: "Chat is not waiting for human input" }]);
      expect((await ok("GET", "")).map((each: { id: string }) => each.id)).toContain(id);
      expect(await ok("DELETE", `/${id}`)).toEqual({ result: true });
      await chats.refused("GET", `/${id}`, 404, `Chat not found: ${id}`);
    }
  });

  it("work with a member's session, which changes something only from this server's own pages", async () => {
    const { userId } = api.workspace.viewer.actor;
    const cookie = `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`;
    const own = chatCaller(api.origin, { cookie, "x-request-from": "internal" });
    const id = await newChat(own);
    expect(await own.ok("GET", `/${id}`)).toMatchObject({ owner: userId });
    const foreignPage = chatCaller(api.origin, { cookie });
    expect(await foreignPage.ok("GET", "")).toMatchObject([{ id }]);
    await foreignPage.refused("DELETE", `/${id}`, 401, "Could not validate credentials");
    await chats.refused("GET", `/${id}`, 404);
  });
});

async function accessToken(): Promise<string> {
  const { keyId } = (await api.runtime.auth.keyActor(key)) ?? { keyId: "" };
  const response = await fetch(`${api.origin}/api/v1/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: keyId, client_secret: key }),
  });
  return (await response.json()).access_token;
}

describe("a chat", () => {
  it("is ready, then running while the model thinks, then completed, and remembers what was said", async () => {
    const id = await newChat();
    expect(await chats.ok("GET", `/${id}`)).toMatchObject({ status: "ready" });
    model.script({ hang: true });
    await chats.ok("POST", `/${id}/messages`, { message: "My name is Sarah" });
    expect(await chats.ok("GET", `/${id}`)).toMatchObject({ status: "running" });
    expect(await chats.ok("GET", "?status=running")).toMatchObject([{ id }]);
    model.script({ text: "Hello Sarah." });
    await chats.ok("POST", `/${id}/messages`, { message: "I am Sarah" });
    await chats.poll(id, "completed");
    const { status, messages } = await chats.ok("POST", `/${id}/messages?wait=true`, { message: "Who am I?" });
    expect([status, messages.map((row: { content: string }) => row.content)]).toEqual([
      "completed",
      ["Who am I?", "Hello Sarah."],
    ]);
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("I am Sarah");
  });

  it("waits for a person when its flow does, and goes on with what that one says", async () => {
    const id = await newChat(chats, await api.makeFlow(askingFlow, { kind: "agentflow" }));
    await chats.ok("POST", `/${id}/messages`, { message: "a mail" });
    await chats.poll(id, "wait_for_human_input");
    const { status_detail } = await chats.ok("GET", `/${id}`);
    expect(status_detail ?? "Send it?").toContain("Send it?");
    await chats.ok("POST", `/${id}/input`, { message: "looks fine" });
    await chats.poll(id, "completed");
    const messages: { content: string }[] = await chats.ok("GET", `/${id}/messages`);
    expect(messages.at(-1)?.content).toBe("sent: looks fine");
  });

  it("is in error with the reason when the model fails, and can be asked again", async () => {
    const id = await newChat();
    model.script({ status: 401 });
    await chats.ok("POST", `/${id}/messages`, { message: "q" });
    await chats.poll(id, "error");
    const { status_detail } = await chats.ok("GET", `/${id}`);
    expect(status_detail).toMatch(/.{10,}/);
    expect(await chats.ok("GET", `/${id}/messages`)).toHaveLength(1);
    model.script({ text: "Better now." });
    expect(await chats.ok("POST", `/${id}/messages?wait=true`, { message: "and now?" })).toMatchObject({
      ...{ status: "completed", status_detail: null },
      messages: [{ content: "and now?" }, { content: "Better now." }],
    });
  });

  it("with an agentflow says in plain words when that cannot be run", async () => {
    const { id: agentflow } = await createFlow(api.workspace.owner, {
      ...{ kind: "agentflow", name: "Agents", document: { nodes: [], edges: [] } },
    });
    const id = await newChat(chats, agentflow);
    const answer = await chats.ok("POST", `/${id}/messages?wait=1`, { content: "q" });
    expect(answer).toMatchObject({ status: "error", status_detail: expect.stringMatching(/^[A-Z].{10,}\.$/) });
  });

  it("drops what it was doing when it is told something else", async () => {
    const id = await newChat();
    model.script({ hang: true }, { text: "The second answer." });
    const before = model.requests.length;
    await chats.ok("POST", `/${id}/messages`, { message: "first" });
    await expect.poll(() => model.requests.length).toBe(before + 1);
    const waiting = chats.ok("POST", `/${id}/messages?wait=true`, { message: "second" });
    expect(await waiting).toMatchObject({ status: "completed", messages: [{}, { content: "The second answer." }] });
    await model.requests[before]?.hungUp;
    expect((await chats.ok("GET", `/${id}/messages`)).map((row: { content: string }) => row.content)).toEqual([
      "first",
      "second",
      "The second answer.",
    ]);
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).not.toContain("first");
  });

  it("is stopped, reads completed and aborted, and is stopped only once", async () => {
    const id = await newChat();
    await chats.refused("POST", `/${id}/abort`, 409, "Chat is not running");
    model.script({ hang: true });
    await chats.ok("POST", `/${id}/messages`, { message: "q" });
    await expect.poll(() => deskOf(api.runtime).active.count()).toBe(1);
    expect(await chats.ok("POST", `/${id}/abort`)).toEqual({ detail: "Chat aborted." });
    expect(await chats.ok("GET", `/${id}`)).toMatchObject({ status: "completed", status_detail: "aborted" });
    await model.requests.at(-1)?.hungUp;
    await expect.poll(() => deskOf(api.runtime).active.count()).toBe(0);
    expect(await chats.ok("GET", `/${id}`)).toMatchObject({ status: "completed", status_detail: "aborted" });
    await chats.refused("POST", `/${id}/abort`, 409);
  });

  it("stops its run when it is deleted", async () => {
    const id = await newChat();
    model.script({ hang: true });
    await chats.ok("POST", `/${id}/messages`, { message: "q" });
    await expect.poll(() => deskOf(api.runtime).active.count()).toBe(1);
    await chats.ok("DELETE", `/${id}`);
    await model.requests.at(-1)?.hungUp;
    await chats.refused("GET", `/${id}/messages`, 404);
  });

  it("lists its messages from any one on, and chats page by page", async () => {
    const mine = chatCaller(api.origin, { "x-api-key": await api.makeKey(["predict"]) });
    const ids = [await newChat(mine), await newChat(mine), await newChat(mine)];
    const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id);
    expect(idsOf(await mine.ok("GET", ""))).toEqual(ids.toReversed());
    expect(idsOf(await mine.ok("GET", "?limit=1&offset=1"))).toEqual([ids[1]]);
    expect(await mine.ok("GET", "?status=completed")).toEqual([]);
    for (const message of ["a", "b"]) await mine.ok("POST", `/${ids[0]}/messages?wait=true`, { message });
    const rows = await mine.ok("GET", `/${ids[0]}/messages`);
    expect(rows.map((row: { content: string }) => row.content)).toEqual(["a", "Hello, human.", "b", "Hello, human."]);
    expect(await mine.ok("GET", `/${ids[0]}/messages?after=${rows[1].id}`)).toEqual(rows.slice(2));
    expect(await mine.ok("GET", `/${ids[0]}/messages?limit=1`)).toEqual(rows.slice(0, 1));
    for (const after of [nobody, "x"]) await mine.refused("GET", `/${ids[0]}/messages?after=${after}`, 404);
    await mine.refused("GET", `/${ids[1]}/messages?after=${rows[1].id}`, 404);
  });

  it("keeps who said something, what came along, and texts that a database cannot hold", async () => {
    const id = await newChat();
    await chats.ok("POST", `/${id}/messages?wait=true`, {
      ...{ content: "nul\0 and half \ud83d", type: "user", chat: "x", owner: "y", id: nobody, sender: "Ann" },
      ...{ receiver: null, meta: { general: "\0" } },
    });
    const [row] = await chats.ok("GET", `/${id}/messages`);
    expect(row).toMatchObject({ content: "nul and half ", sender: "Ann", receiver: null, meta: { general: "" } });
    expect(row.id).not.toBe(nobody);
  });
});

describe("access", () => {
  it("is refused without a credential, and with one that opens nothing although another would", async () => {
    const wrong: Record<string, string>[] = [
      {},
      { "x-api-key": "wrong" },
      { "x-api-key": "" },
      { "x-api-key": "wrong", authorization: `Bearer ${key}` },
      { authorization: "Bearer wrong" },
      { authorization: "Bearer a.b.c.d.e" },
      { authorization: "Bearer" },
      { authorization: key },
      { authorization: `Basic ${Buffer.from(`x:${key}`).toString("base64")}` },
    ];
    const { userId } = api.workspace.owner.actor;
    const cookie = `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`;
    wrong.push({ cookie: "weft-session=x" }, { cookie, "x-api-key": "wrong" }, { cookie, authorization: "Bearer x" });
    const guarded = apiRoutes.filter(({ contract }) => contract.access.kind === "chats");
    expect(guarded).toHaveLength(10);
    for (const { contract } of guarded) {
      for (const prefix of ["", "/v1", "/api/v1"]) {
        for (const headers of wrong) {
          const response = await fetch(`${api.origin}${prefix}${contract.path.replace(":id", nobody)}`, {
            method: contract.method,
            headers: { ...headers, "x-request-from": "internal" },
          });
          expect([response.status, response.headers.get("www-authenticate"), await response.json()]).toEqual([
            401,
            "Bearer",
            { detail: "Could not validate credentials" },
          ]);
        }
      }
    }
  });

  it("needs the scope to call flows", async () => {
    const other = chatCaller(api.origin, { "x-api-key": await api.makeKey(["messages", "manage"]) });
    await other.refused("GET", "", 403);
    await other.refused("POST", "", 403);
  });

  it("leads nowhere with the id of another workspace, another key or nobody", async () => {
    const id = await newChat();
    const others = [await api.makeKey(["predict"], [], api.stranger), await api.makeKey(["predict"])];
    for (const foreign of others.map((each) => chatCaller(api.origin, { "x-api-key": each }))) {
      for (const [method, path, body] of [
        ["GET", ""],
        ["DELETE", ""],
        ["POST", "/messages", { message: "q" }],
        ["GET", "/messages"],
        ["POST", "/input", { message: "" }],
        ["POST", "/abort"],
        ["GET", "/events"],
      ] as const) {
        for (const each of [id, nobody, "x", "..%2f"])
          await foreign.refused(method, `/${each}${path}`, 404, undefined, body);
      }
      expect(await foreign.ok("GET", "")).toEqual([]);
    }
    expect(await chats.ok("GET", `/${id}`)).toMatchObject({ status: "ready" });
  });

  it("to a flow of another workspace, a deleted one, a template or nobody's is none", async () => {
    const theirs = chatCaller(api.origin, { "x-api-key": await api.makeKey(["predict"], [], api.stranger) });
    const from = (from_flow: unknown, from_type = "flow") => ({ name: "x", from_type, from_flow });
    await theirs.refused("POST", "", 404, undefined, from(flowId));
    for (const id of [nobody, "flow_id", 3]) await chats.refused("POST", "", 404, undefined, from(id));
    await chats.refused("POST", "", 404, "Template not found: t", {
      name: "x",
      from_type: "template",
      from_template: "t",
    });
    expect(
      await chats.ok("POST", "", { name: "x", from_type: "project", from_project: flowId, user_id: "me" }),
    ).toMatchObject({ from_type: "flow", from_flow: flowId });
    const doomed = await api.makeFlow(conversationFlow(model.origin));
    const id = await newChat(chats, doomed);
    await api.database.db.update(flows).set({ deletedAt: new Date() }).where(eq(flows.id, doomed));
    api.runtime.changes.publish({ type: "flow", id: doomed });
    await chats.refused("POST", `/${id}/messages`, 404, undefined, { message: "q" });
  });

  it("to a flow with keys of its own needs one of those, and its limits count", async () => {
    const limited = await api.makeFlow(conversationFlow(model.origin), {
      settings: { apiConfig: { rateLimit: { limitMax: 1, limitDuration: 60, limitMsg: "Slowly." } } },
    });
    const own = chatCaller(api.origin, { "x-api-key": await api.makeKey(["predict"], [limited]) });
    await chats.refused("POST", "", 403, undefined, { name: "x", from_type: "flow", from_flow: limited });
    const id = await newChat(own, limited);
    await own.ok("POST", `/${id}/messages?wait=true`, { message: "one" });
    await own.refused("POST", `/${id}/messages`, 429, "Slowly.", { message: "two" });
    expect(await own.ok("GET", `/${id}/messages`)).toHaveLength(2);
  });

  it("ends with the key, whose chats, runs and streams end with it", async () => {
    const { id: keyId, key: short } = await createKey(api.workspace.owner, { name: "Short", scopes: ["predict"] });
    const own = chatCaller(api.origin, { "x-api-key": short });
    const id = await newChat(own);
    model.script({ hang: true });
    await own.ok("POST", `/${id}/messages`, { message: "q" });
    const { body } = await own.send("GET", `/${id}/events`);
    const stream = body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    for (let ended = false; !ended && !told.includes('"status":"running"');) {
      const part = await stream?.read();
      told += part?.value ?? "";
      ended = part?.done ?? true;
    }
    expect(told).toContain('"status":"running"');
    await expect.poll(() => deskOf(api.runtime).active.count()).toBe(1);
    await revokeKey(api.workspace.owner, { id: keyId });
    await own.refused("GET", `/${id}`, 401, "Could not validate credentials");
    await model.requests.at(-1)?.hungUp;
    while ((await stream?.read())?.done !== true);
  });
});

describe("a body or query that does not fit", () => {
  it.each([
    ["POST", "", {}, ["name", "from_type"]],
    ["POST", "", { name: 1, from_type: "flow", from_flow: "x" }, ["name"]],
    ["POST", "", { name: "x", from_type: "other", from_flow: "x" }, ["from_type"]],
    ["POST", "", { name: "x", from_type: "flow" }, ["from_flow"]],
    ["POST", "", { name: "x", from_type: "template" }, ["from_template"]],
    ["POST", `/${nobody}/messages`, {}, ["message"]],
    ["POST", `/${nobody}/messages`, { message: "" }, ["message"]],
    ["POST", `/${nobody}/messages`, { message: 1 }, ["message"]],
    ["POST", `/${nobody}/input`, {}, ["message"]],
  ] as const)("is told problem by problem: %s %s %j", async (method, path, body, fields) => {
    const response = await chats.send(method, path, body);
    const { detail } = await response.json();
    expect(response.status).toBe(422);
    expect(detail.map((problem: { loc: string[] }) => problem.loc)).toEqual(fields.map((field) => ["body", field]));
    expect(detail[0]).toEqual({
      ...{ type: expect.any(String), loc: expect.any(Array), msg: expect.any(String), input: expect.anything() },
    });
    if (Object.keys(body).length === 0) expect(detail[0]).toMatchObject({ type: "missing", msg: "Field required" });
  });

  it("is refused when it is no JSON, and in the query", async () => {
    const response = await fetch(`${api.origin}/chats`, {
      ...{ method: "POST", headers: { "x-api-key": key, "content-type": "application/json" }, body: '{"name": "x"' },
    });
    expect([response.status, (await response.json()).detail[0].type]).toEqual([422, "json_invalid"]);
    for (const query of ["?status=failed", "?limit=x", "?limit=-1"])
      expect((await chats.send("GET", query)).status).toBe(422);
  });

  it("and a path or method that there is not are told apart, once it is known who asks", async () => {
    await chats.refused("GET", "/a/b/c", 404, "Not Found");
    await chats.refused("PUT", "", 405, "Method Not Allowed");
    const stranger = chatCaller(api.origin, {});
    for (const path of ["/a/b/c", "/", ""]) await stranger.refused("PUT", path, 401);
  });
});
