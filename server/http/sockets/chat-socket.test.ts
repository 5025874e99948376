import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createKey } from "@/server/services/keys/create-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { chatDeskOf } from "@/server/services/chats/chat-desk-of";
import { deskOf } from "../desk-of";
import { askingFlow } from "../testing/asking-flow";
import { type ChatCaller, chatCaller } from "../testing/chat-caller";
import { conversationFlow } from "../testing/conversation-flow";
import { type ChatSocket, type HeardFrame, openChatSocket, type SocketRequest } from "../testing/open-chat-socket";
import { startApi, type TestApi } from "../testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;
let chats: ChatCaller;
const open: ChatSocket[] = [];

beforeAll(async () => {
  [api, model] = await Promise.all([
    startApi({ RUN_TIMEOUT_SECONDS: "60", SOCKETS_PER_CALLER: "4" }, { pingEveryMs: 200 }),
    startModelServer(),
  ]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
});
beforeEach(async () => {
  model.script({ text: "Hello, human." });
  key = await api.makeKey(["predict"]);
  chats = chatCaller(api.origin, { "x-api-key": key });
});
afterEach(async () => {
  for (const { ws } of open.splice(0)) ws.terminate();
  await vi.waitUntil(() => deskOf(api.runtime).active.count() === 0, { timeout: 10_000 });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const newChat = async (flow = flowId, by = chats): Promise<string> =>
  (await by.ok("POST", "", { name: "My Chatbot", from_type: "flow", from_flow: flow })).id;

/** Connects with the key, unless it is told otherwise. */
async function connect(id: string, request: Partial<SocketRequest> = {}): Promise<ChatSocket> {
  const socket = await openChatSocket(api.origin, {
    path: `/chats/${id}/ws`,
    headers: { "x-api-key": key },
    ...request,
  });
  open.push(socket);
  return socket;
}

const refused = async (
  id: string,
  request: Partial<SocketRequest>,
  status: number,
  detail: unknown = expect.any(String),
) => {
  await expect(connect(id, request)).rejects.toEqual({ status, body: { detail } });
};

async function accessToken(): Promise<string> {
  const { keyId } = (await api.runtime.auth.keyActor(key)) ?? { keyId: "" };
  const response = await fetch(`${api.origin}/api/v1/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: keyId, client_secret: key }),
  });
  return (await response.json()).access_token;
}

const hasStatus =
  (status: string) =>
  ({ event, data }: HeardFrame): boolean =>
    event === "status" && data.status === status;
const inShort = (frames: readonly HeardFrame[]) =>
  frames.map(({ event, data }) => [event, data.content ?? data.status]);
const nobody = "00000000-0000-4000-8000-000000000000";

describe("a connection to a chat", () => {
  it.each([["/chats"], ["/v1/chats"], ["/api/v1/chats"]])(
    "at %s tells what its events tell, in the same form, and takes what is said",
    async (prefix) => {
      const id = await newChat();
      const socket = await connect(id, { path: `${prefix}/${id}/ws` });
      expect(await socket.until(hasStatus("ready"))).toEqual([
        { event: "status", data: { chat: id, status: "ready", status_detail: null } },
      ]);
      const reply = await socket.ask({ type: "message", message: "Hello, Weft!" });
      expect(reply).toEqual({
        ...{ event: "reply", status: 200 },
        data: { detail: "Chat started.", chat: id, status: "running", message: expect.objectContaining({ chat: id }) },
      });
      const told = await socket.until(hasStatus("completed"));
      const rows = await chats.ok("GET", `/${id}/messages`);
      expect(told.filter(({ event }) => event === "message")).toEqual(
        rows.map((row: { id: string }) => ({ event: "message", id: row.id, data: row })),
      );
      expect(inShort(told)).toContainEqual(["message", "Hello, human."]);
      expect(reply.data.message).toEqual(rows[0]);
    },
  );

  it("goes on after the message that is named, and begins anew when that is unknown", async () => {
    const id = await newChat();
    for (const message of ["a", "b"]) await chats.ok("POST", `/${id}/messages?wait=true`, { message });
    const rows = await chats.ok("GET", `/${id}/messages`);
    const idsAfter = async (request: Partial<SocketRequest>) =>
      (await (await connect(id, request)).until(hasStatus("completed"))).flatMap((frame) => frame.id ?? []);
    const ids = rows.map((row: { id: string }) => row.id);
    expect(await idsAfter({ path: `/chats/${id}/ws?after=${ids[1]}` })).toEqual(ids.slice(2));
    expect(await idsAfter({ headers: { "x-api-key": key, "last-event-id": ids[0] } })).toEqual(ids.slice(1));
    expect(await idsAfter({ path: `/chats/${id}/ws/?after=unknown` })).toEqual(ids);
  });

  it("gives what a flow waits for, also nothing, once; and stops what goes on", async () => {
    const id = await newChat(await api.makeFlow(askingFlow, { kind: "agentflow" }));
    const socket = await connect(id);
    expect(await socket.ask({ type: "input", message: "too early" })).toEqual({
      ...{ event: "error", status: 409, data: { detail: "Chat is not waiting for human input" } },
    });
    expect(await socket.ask({ type: "abort" })).toMatchObject({ status: 409, data: { detail: "Chat is not running" } });
    await socket.ask({ type: "message", message: "a mail" });
    expect(inShort(await socket.until(hasStatus("wait_for_human_input"))).at(-2)).toEqual(["message", "Send it?"]);
    expect(await socket.ask({ type: "input", message: "" })).toEqual({
      ...{ event: "reply", status: 200, data: { detail: "Input sent to assistant." } },
    });
    expect(inShort(await socket.until(hasStatus("completed")))).toContainEqual(["message", "sent: proceed"]);
    await socket.ask({ type: "message", content: "another mail" });
    await socket.until(hasStatus("wait_for_human_input"));
    expect(await socket.ask({ type: "abort" })).toMatchObject({ status: 200, data: { detail: "Chat aborted." } });
    const end = await socket.until(hasStatus("completed"));
    expect(end.at(-1)?.data).toEqual({ chat: id, status: "completed", status_detail: "aborted" });
  });

  it("says what is wrong with a frame in the words of the endpoints, and stays open", async () => {
    const id = await newChat();
    const socket = await connect(id);
    const problems = { event: "error", status: 422, data: { detail: expect.any(Array) } };
    for (const frame of [
      "{",
      "",
      "null",
      "[]",
      '"x"',
      "3",
      `{"type":"message","message":${"[".repeat(100)}${"]".repeat(100)}}`,
    ])
      expect([frame, await socket.ask(frame)]).toEqual([frame, problems]);
    for (const frame of [{}, { type: "shout" }, { type: 3 }, { type: "message" }, { type: "message", message: "" }])
      expect([frame, await socket.ask(frame)]).toEqual([frame, problems]);
    const { data } = await socket.ask({ type: "message", message: 3 });
    const overHttp = await chats.send("POST", `/${id}/messages`, { message: 3 });
    expect(data.detail.map(({ input: _i, ...rest }: { input: unknown }) => rest)).toEqual(
      (await overHttp.json()).detail.map(({ input: _i, ...rest }: { input: unknown }) => rest),
    );
    expect(await socket.ask({ type: "ping", unknown: true })).toEqual({
      ...{ event: "reply", status: 200, data: { detail: "pong" } },
    });
    expect(await chats.ok("GET", `/${id}/messages`)).toEqual([]);
  });

  it("counts for the flow's limits, and for the pages that it lets in", async () => {
    const limited = await api.makeFlow(conversationFlow(model.origin), {
      settings: {
        apiConfig: { rateLimit: { limitMax: 1, limitDuration: 60, limitMsg: "Slowly." } },
        chatbotConfig: { allowedOrigins: ["https://shop.example"] },
      },
    });
    const id = await newChat(limited);
    const shop = await connect(id, { headers: { "x-api-key": key, origin: "https://shop.example" } });
    expect(await shop.ask({ type: "message", message: "one" })).toMatchObject({ status: 200 });
    await shop.until(hasStatus("completed"));
    expect(await shop.ask({ type: "message", message: "two" })).toEqual({
      ...{ event: "error", status: 429, data: { detail: "Slowly." } },
    });
    const elsewhere = await newChat(
      await api.makeFlow(conversationFlow(model.origin), {
        settings: { chatbotConfig: { allowedOrigins: ["https://shop.example"] } },
      }),
    );
    const other = await connect(elsewhere, { headers: { "x-api-key": key, origin: "https://other.example" } });
    expect(await other.ask({ type: "message", message: "q" })).toMatchObject({ event: "error", status: 403 });
  });
});

describe("who may connect", () => {
  it("is whoever has a key, a token, or a token as a protocol", async () => {
    const id = await newChat();
    const token = await accessToken();
    const carried: Partial<SocketRequest>[] = [
      { headers: { "x-api-key": key } },
      { headers: { authorization: `Bearer ${key}` } },
      { headers: { authorization: `Bearer ${token}` } },
    ];
    for (const request of carried) await (await connect(id, request)).until(hasStatus("ready"));
    const page = await connect(id, {
      ...{ headers: {}, origin: "https://elsewhere.example", protocols: ["weft.chat", `weft.token.${token}`] },
    });
    expect(page.ws.protocol).toBe("weft.chat");
    expect(await page.ask({ type: "message", message: "q" })).toMatchObject({ status: 200 });
    await page.until(hasStatus("completed"));
  });

  it("is a person on a page of this server, and not a page of another site that knows nothing but their cookie", async () => {
    const { userId } = api.workspace.viewer.actor;
    const cookie = `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`;
    const own = chatCaller(api.origin, { cookie, "x-request-from": "internal" });
    const id = await newChat(flowId, own);
    const denied = "Could not validate credentials";
    await refused(id, { headers: { cookie } }, 401, denied);
    for (const origin of ["https://evil.example", "null", `${api.origin}.evil.example`, "", "http://127.0.0.1:1"])
      await refused(id, { headers: { cookie, "x-request-from": "internal" }, origin }, 401, denied);
    const page = await connect(id, { headers: { cookie }, origin: api.origin });
    expect(await page.ask({ type: "message", message: "q" })).toMatchObject({ status: 200 });
    await page.until(hasStatus("completed"));
  });

  it("is nobody else: what is carried and wrong is refused, whatever else comes along", async () => {
    const id = await newChat();
    const { userId } = api.workspace.owner.actor;
    const cookie = `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`;
    const token = await accessToken();
    const wrong: Partial<SocketRequest>[] = [
      { headers: {} },
      { headers: { "x-api-key": "wrong" } },
      { headers: { "x-api-key": "wrong", authorization: `Bearer ${key}` } },
      { headers: { authorization: "Bearer wrong", cookie }, origin: api.origin },
      { headers: { authorization: "Bearer wrong" }, protocols: ["weft.chat", `weft.token.${token}`] },
      { headers: { cookie }, origin: api.origin, protocols: ["weft.chat", "weft.token.a.b.c.d.e"] },
      { headers: {}, protocols: ["weft.chat", `weft.token.${key}`] },
      ...["access_token", "token", "key", "api_key", "X-API-KEY"].map((name) => ({
        ...{ headers: {}, path: `/chats/${id}/ws?${name}=${name === "access_token" ? token : key}` },
      })),
    ];
    for (const request of wrong) await refused(id, request, 401, "Could not validate credentials");
    const manager = await api.makeKey(["messages", "manage"]);
    await refused(id, { headers: { "x-api-key": manager } }, 403);
    for (const other of [await api.makeKey(["predict"], [], api.stranger), await api.makeKey(["predict"])])
      await refused(id, { headers: { "x-api-key": other } }, 404, `Chat not found: ${id}`);
    for (const unknown of [nobody, "x"]) await refused(unknown, {}, 404, `Chat not found: ${unknown}`);
    await chats.refused("GET", `/${id}/ws`, 426, "Connect to this address as a WebSocket.");
  });

  it("may have so many connections open, and another one when one has ended", async () => {
    const id = await newChat();
    const sockets = await Promise.all([1, 2, 3, 4].map(() => connect(id)));
    await refused(id, {}, 429, expect.stringContaining("4 connections are open already"));
    sockets[0]?.ws.close();
    await sockets[0]?.ended;
    await expect
      .poll(() =>
        connect(id).then(
          () => "open",
          () => "refused",
        ),
      )
      .toBe("open");
  });
});

describe("a connection ends", () => {
  it("with 4401 when its key is revoked, or its token's", async () => {
    const { id: keyId, key: short } = await createKey(api.workspace.owner, { name: "Short", scopes: ["predict"] });
    key = short;
    const id = await newChat(flowId, chatCaller(api.origin, { "x-api-key": short }));
    const token = await accessToken();
    const sockets = [
      await connect(id),
      await connect(id, { headers: {}, protocols: ["weft.chat", `weft.token.${token}`] }),
    ];
    for (const socket of sockets) await socket.until(hasStatus("ready"));
    await revokeKey(api.workspace.owner, { id: keyId });
    for (const socket of sockets)
      expect(await socket.ended).toEqual({ code: 4401, reason: "The credentials are not valid any more." });
  });

  it("with 4404 when the chat is deleted", async () => {
    const id = await newChat();
    const socket = await connect(id);
    await socket.until(hasStatus("ready"));
    await chats.ok("DELETE", `/${id}`);
    expect(await socket.ended).toEqual({ code: 4404, reason: "The chat has been deleted." });
  });

  it("with 1009 after a frame over a megabyte, 1003 after bytes, and 4429 after too many at once", async () => {
    const id = await newChat();
    const [large, bytes, loud] = [await connect(id), await connect(id), await connect(id)];
    large.ws.send("x".repeat(1024 * 1024 + 1));
    expect((await large.ended).code).toBe(1009);
    bytes.ws.send(Buffer.from("{}"));
    expect((await bytes.ended).code).toBe(1003);
    for (let n = 0; n < 100; n += 1) loud.ws.send('{"type":"ping"}');
    expect((await loud.ended).code).toBe(4429);
    expect(loud.heard.filter(({ event }) => event === "reply").length).toBeLessThanOrEqual(41);
    const pinged = await connect(id);
    for (let n = 0; n < 100; n += 1) pinged.ws.ping();
    expect((await pinged.ended).code).toBe(4429);
  });

  it("when its peer answers no pings, and not before", async () => {
    const id = await newChat();
    const [mute, fine] = [await connect(id, { autoPong: false }), await connect(id)];
    expect((await mute.ended).code).toBe(1006);
    expect(await fine.ask({ type: "ping" })).toMatchObject({ status: 200 });
  });

  it("with 1001 when the server stops", async () => {
    const own = await startApi();
    const ownKey = await own.makeKey(["predict"]);
    const caller = chatCaller(own.origin, { "x-api-key": ownKey });
    const from_flow = await own.makeFlow(conversationFlow(model.origin));
    const { id } = await caller.ok("POST", "", { name: "x", from_type: "flow", from_flow });
    const request = { path: `/chats/${id}/ws`, headers: { "x-api-key": ownKey } };
    const socket = await openChatSocket(own.origin, request);
    await socket.until(hasStatus("ready"));
    chatDeskOf(own.runtime).drain();
    expect(await socket.ended).toEqual({ code: 1001, reason: "The server is stopping. Connect again." });
    await expect(openChatSocket(own.origin, request)).rejects.toMatchObject({ status: 429 });
    await own.close();
  });
});

it("a peer that reads slowly gets everything, in order", async () => {
  const id = await newChat(await api.makeFlow(conversationFlow(model.origin, { memory: false })));
  const long = "x".repeat(900_000);
  model.script({ text: "ok" });
  for (let n = 0; n < 12; n += 1) await chats.ok("POST", `/${id}/messages?wait=true`, { message: `${n} ${long}` });
  const socket = await connect(id);
  socket.ws.pause();
  await chats.ok("POST", `/${id}/messages?wait=true`, { message: "last" });
  socket.ws.resume();
  const told = await socket.until(({ data }) => data.content === "last");
  const rows = await chats.ok("GET", `/${id}/messages`);
  expect(told.flatMap((frame) => frame.id ?? [])).toEqual(rows.slice(0, -1).map((row: { id: string }) => row.id));
});
