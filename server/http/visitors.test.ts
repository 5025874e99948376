import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let client: ApiClient;
let openFlow: string;
let closedFlow: string;
const unknown = "00000000-0000-4000-8000-000000000000";
const nobody = { key: "" };

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  client = apiClient(api.origin, await api.makeKey(["predict", "messages"]));
  const document = conversationFlow(model.origin);
  openFlow = await api.makeFlow(document, {
    isPublic: true,
    settings: { chatbotConfig: { allowedOrigins: ["https://shop.example"] } },
  });
  closedFlow = await api.makeFlow(document);
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = async (flowId: string, body: object): Promise<string> =>
  (await client.ok("POST", `/prediction/${flowId}`, { body: { question: "q", ...body } })).chatMessageId;
const rate = (flowId: string, body: object, sent = {}) =>
  client.send("POST", `/feedback/${flowId}`, { ...nobody, body, ...sent });

describe("feedback", () => {
  it("is kept for an answer of a public flow, with the keys clients know, and can be given words", async () => {
    const messageId = await ask(openFlow, { chatId: "f-1" });
    const given = { chatId: "f-1", messageId, rating: "THUMBS_UP", content: "" };
    const made = await client.ok("POST", `/feedback/${openFlow}`, { ...nobody, body: given });
    expect(made).toEqual({ ...given, chatflowid: openFlow, id: made.id, createdDate: expect.any(String) });
    const path = `/feedback/${made.id}`;
    const changed = await client.send("PUT", path, { ...nobody, body: { content: "nice", id: unknown } });
    expect([changed.status, await changed.json()]).toEqual([200, { status: "OK" }]);
    expect(await client.ok("GET", `/feedback/${openFlow}?chatId=f-1`, nobody)).toEqual([{ ...made, content: "nice" }]);
  });

  it("is one for each message: the last word counts", async () => {
    const messageId = await ask(openFlow, { chatId: "f-2" });
    const [first, second] = [
      await (await rate(openFlow, { chatId: "f-2", messageId, rating: "THUMBS_UP" })).json(),
      await (await rate(openFlow, { chatId: "f-2", messageId, rating: "THUMBS_DOWN", content: "no" })).json(),
    ];
    expect(second).toEqual({ ...first, rating: "THUMBS_DOWN", content: "no" });
    expect(await client.ok("GET", `/feedback/${openFlow}?chatId=f-2`)).toHaveLength(1);
  });

  it("needs a message of that flow and that chat, and a rating that is one", async () => {
    const messageId = await ask(openFlow, { chatId: "f-3" });
    const elsewhere = await ask(closedFlow, { chatId: "f-3" });
    const good = { chatId: "f-3", messageId, rating: "THUMBS_UP" };
    const statuses = async (...bodies: object[]) =>
      Promise.all(bodies.map(async (body) => (await rate(openFlow, body)).status));
    expect(
      await statuses(
        { ...good, messageId: unknown },
        { ...good, messageId: "nope" },
        { ...good, messageId: elsewhere },
        { ...good, chatId: "f-4" },
      ),
    ).toEqual([404, 404, 404, 404]);
    expect(
      await statuses(
        { ...good, rating: "MEH" },
        { ...good, rating: undefined },
        { ...good, chatId: undefined },
        { ...good, content: "x".repeat(10_001) },
      ),
    ).toEqual([400, 400, 400, 400]);
    expect((await rate(unknown, good)).status).toBe(404);
    expect((await client.send("PUT", `/feedback/${unknown}`, { ...nobody, body: { content: "x" } })).status).toBe(404);
  });

  it("follows the rule of a call where the flow is not public: its keys, and members of its workspace", async () => {
    const messageId = await ask(closedFlow, { chatId: "f-5" });
    const body = { chatId: "f-5", messageId, rating: "THUMBS_UP" };
    expect((await rate(closedFlow, body)).status).toBe(401);
    expect((await rate(closedFlow, body, { key: await api.makeKey(["messages"]) })).status).toBe(401);
    expect((await rate(closedFlow, body, { key: await api.makeKey(["predict"], [], api.stranger) })).status).toBe(401);
    const made = await rate(closedFlow, body, { key: await api.makeKey(["predict"]) });
    expect(made.status).toBe(200);
    const { id } = await made.json();
    expect((await client.send("PUT", `/feedback/${id}`, { ...nobody, body: { content: "x" } })).status).toBe(401);
    const { userId } = api.workspace.viewer.actor;
    const session = `weft-session=${await api.runtime.auth.newSession({ userId, epoch: 0 })}`;
    const member = { key: "", headers: { cookie: session, "x-request-from": "internal" } };
    expect((await rate(closedFlow, body, member)).status).toBe(200);
    expect((await rate(closedFlow, body, { key: "", headers: { cookie: session } })).status).toBe(401);
  });

  it("tells the ids of other people's chats only to those who may read every message", async () => {
    expect((await client.send("GET", `/feedback/${openFlow}`, nobody)).status).toBe(401);
    const caller = { key: await api.makeKey(["predict"]) };
    expect((await client.send("GET", `/feedback/${openFlow}`, caller)).status).toBe(401);
    const all = await client.ok("GET", `/feedback/${openFlow}?sortOrder=DESC`);
    expect(all.map((row: { chatId: string }) => row.chatId).slice(-2)).toEqual(["f-2", "f-1"]);
  });

  it("stands beside the messages, filters them with their questions, pages by session, and is counted", async () => {
    const flowId = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
    for (const [chatId, rating] of [
      ["a", "THUMBS_UP"],
      ["b", "THUMBS_DOWN"],
      ["c", undefined],
    ]) {
      const messageId = await ask(flowId, { chatId, question: `${chatId}?` });
      if (rating) await rate(flowId, { chatId, messageId, rating });
    }
    const read = async (query: string) =>
      (await client.ok("GET", `/chatmessage/${flowId}?${query}`)).map(
        (row: { chatId: string; role: string; feedback?: { rating: string } | null }) =>
          [row.chatId, row.role.slice(0, 3), row.feedback && row.feedback.rating].join(" ").trim(),
      );
    expect(await read("feedback=true")).toEqual([
      "a use",
      "a api THUMBS_UP",
      "b use",
      "b api THUMBS_DOWN",
      "c use",
      "c api",
    ]);
    expect(await read("feedback=true&feedbackType=THUMBS_DOWN")).toEqual(["b use", "b api THUMBS_DOWN"]);
    expect(await read(`feedback=true&feedbackType=${encodeURIComponent('["THUMBS_UP","THUMBS_DOWN"]')}`)).toEqual([
      "a use",
      "a api THUMBS_UP",
      "b use",
      "b api THUMBS_DOWN",
    ]);
    expect(await read("feedback=true&page=2&limit=1")).toEqual(["b use", "b api THUMBS_DOWN"]);
    expect(await read("feedback=true&page=1&limit=1&order=DESC")).toEqual(["c api", "c use"]);
    expect(await read("limit=1")).toEqual(["a use"]);
    const stats = await client.ok("GET", `/stats/${flowId}`);
    expect(stats).toEqual({ totalMessages: 6, totalSessions: 3, totalFeedback: 2, positiveFeedback: 1 });
    expect(await client.ok("GET", `/stats/${flowId}?feedbackType=THUMBS_UP`)).toMatchObject({ totalMessages: 2 });
    await client.ok("DELETE", `/chatmessage/${flowId}?feedbackType=THUMBS_UP`);
    expect(await client.ok("GET", `/stats/${flowId}`)).toMatchObject({ totalFeedback: 1, positiveFeedback: 0 });
  });
});

describe("a lead", () => {
  const given = { chatId: "l-1", name: "Ada", email: "ada@example.org", phone: "+44 1" };

  it.each(["/leads", "/leads/"])("is kept at %s and read by members and keys for messages", async (path) => {
    const body = { ...given, chatflowid: openFlow, workspaceId: api.stranger.owner.actor.workspaceId };
    const response = await client.send("POST", path, { ...nobody, body });
    const made = await response.json();
    expect([response.status, made]).toEqual([
      200,
      { ...given, chatflowid: openFlow, id: made.id, createdDate: expect.any(String) },
    ]);
    expect(await client.ok("GET", `/leads/${openFlow}`)).toContainEqual(made);
    expect((await client.send("GET", `/leads/${openFlow}`, nobody)).status).toBe(401);
    expect((await client.send("GET", `/leads/${openFlow}`, { key: await api.makeKey(["predict"]) })).status).toBe(403);
    const foreign = await api.makeKey(["messages"], [], api.stranger);
    expect((await client.send("GET", `/leads/${openFlow}`, { key: foreign })).status).toBe(404);
  });

  it("is refused when it is no address, too long, or for a flow that is closed or unknown", async () => {
    const statusOf = async (body: object) => (await client.send("POST", "/leads/", { ...nobody, body })).status;
    expect(await statusOf({ ...given, chatflowid: openFlow, email: "ada" })).toBe(400);
    expect(await statusOf({ ...given, chatflowid: openFlow, name: "x".repeat(301) })).toBe(400);
    expect(await statusOf({ ...given })).toBe(400);
    expect(await statusOf({ ...given, chatflowid: unknown })).toBe(404);
    expect(await statusOf({ ...given, chatflowid: closedFlow })).toBe(401);
    expect(await statusOf({ chatflowid: openFlow, name: null, email: "" })).toBe(200);
  });

  it("goes with what its visitor asks afterwards", async () => {
    await ask(openFlow, { chatId: "l-2", leadEmail: "ada@example.org" });
    const rows = await client.ok("GET", `/chatmessage/${openFlow}?chatId=l-2`);
    expect(rows.map((row: { leadEmail: string | null }) => row.leadEmail)).toEqual(["ada@example.org", null]);
  });
});

it("pages of allowed origins may use what stands beside a conversation, others may not", async () => {
  const messageId = await ask(openFlow, { chatId: "o-1" });
  const from = (origin: string) => ({ headers: { origin } });
  const body = { chatId: "o-1", messageId, rating: "THUMBS_UP" };
  const rated = await rate(openFlow, body, from("https://shop.example"));
  expect([rated.status, rated.headers.get("access-control-allow-origin")]).toEqual([200, "https://shop.example"]);
  const refused = await rate(openFlow, body, from("https://evil.example"));
  expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  const { id } = await rated.json();
  for (const [method, path] of [
    ["POST", `/feedback/${openFlow}`],
    ["PUT", `/feedback/${id}`],
    ["POST", "/leads/"],
  ] as const) {
    const asked = { origin: "https://shop.example", "access-control-request-method": method };
    const preflight = await fetch(`${api.origin}/api/v1${path}`, { method: "OPTIONS", headers: asked });
    expect([path, preflight.headers.get("access-control-allow-origin")]).toEqual([path, "https://shop.example"]);
  }
});
