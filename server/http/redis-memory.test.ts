import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { type RedisServer, startRedisServer } from "@/server/platform/testing/redis-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { deleteSessions } from "@/server/services/messages/delete-sessions";
import { deskOf } from "./desk-of";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let redis: RedisServer;
let key: string;

beforeAll(async () => {
  redis = await startRedisServer();
  [api, model] = await Promise.all([startApi({ REDIS_URL: redis.url }), startModelServer()]);
  key = await api.makeKey(["predict"]);
});
beforeEach(() => {
  model.requests.length = 0;
  model.script({ text: "Hello, Ada." });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
  await redis.close();
});

/** A conversation whose memory is a Redis; without a credential the operator's. */
function redisFlow(credentialId?: string): FlowDocument {
  const { nodes, edges } = conversationFlow(model.origin);
  const document: FlowDocument = JSON.parse(
    JSON.stringify({ nodes, edges }).replaceAll("bufferMemory", "RedisBackedChatMemory"),
  );
  return {
    ...document,
    nodes: document.nodes.map((node) =>
      credentialId && node.name === "RedisBackedChatMemory" ? { ...node, credentialId } : node,
    ),
  };
}

const ask = (flowId: string, question: string, sessionId = "s") =>
  fetch(`${api.origin}/api/v1/prediction/${flowId}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ question, overrideConfig: { sessionId } }),
  });
const lastMessages = () => model.requests.at(-1)?.body.messages?.map(({ content }) => content);

it("what was asked and answered is in Redis for the next question, of this flow alone", async () => {
  const [flowId, otherFlowId] = await Promise.all([api.makeFlow(redisFlow()), api.makeFlow(redisFlow())]);
  expect((await ask(flowId, "I am Ada.")).status).toBe(200);
  expect((await ask(flowId, "Who am I?")).status).toBe(200);
  expect(lastMessages()).toEqual(["Be brief.", "I am Ada.", "Hello, Ada.", "Who am I?"]);
  expect((await ask(otherFlowId, "Who am I?")).status).toBe(200);
  expect(lastMessages()).toEqual(["Be brief.", "Who am I?"]);
});

it("a deleted session is gone from Redis as well, and the others stay", async () => {
  const flowId = await api.makeFlow(redisFlow());
  const messages = await api.makeKey(["messages"]);
  const runs = deskOf(api.runtime);
  await ask(flowId, "I am Ada.", "by-http");
  await ask(flowId, "I am Ada.", "in-studio");
  await ask(flowId, "I am Ada.", "stays");
  const deleted = await fetch(`${api.origin}/api/v1/chatmessage/${flowId}?sessionId=by-http`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${messages}` },
  });
  expect(await deleted.json()).toMatchObject({ affected: 2 });
  await deleteSessions({ ...api.workspace.owner, runs }, { flowId, sessionIds: ["in-studio"] });
  for (const [session, known] of [
    ["by-http", false],
    ["in-studio", false],
    ["stays", true],
  ] as const) {
    await ask(flowId, "Who am I?", session);
    expect(lastMessages()?.includes("I am Ada."), session).toBe(known);
  }
});

it("a conversation is deleted although the flow's Redis is away", async () => {
  const { id } = await createCredential(api.workspace.owner, {
    ...{ name: "Gone", type: "redisCacheUrlApi", values: { redisUrl: "redis://127.0.0.1:1" } },
  });
  const flowId = await api.makeFlow(redisFlow(id));
  await ask(flowId, "Hi");
  const runs = deskOf(api.runtime);
  const { affected } = await deleteSessions({ ...api.workspace.owner, runs }, { flowId, sessionIds: ["s"] });
  expect(affected).toBeGreaterThan(0);
});

it.each([
  ["redisCacheUrlApi", { redisUrl: "redis://:geheim@10.9.8.7:6379" }, /ALLOW_PRIVATE_HOSTS/],
  ["redisCacheUrlApi", { redisUrl: "redis://:geheim@127.0.0.1:1" }, /The Redis at 127\.0\.0\.1:1 cannot be reached/],
  ["redisCacheApi", { redisCacheHost: "127.0.0.1", redisCachePort: "1" }, /The Redis at 127\.0\.0\.1:1 cannot be/],
])("a Redis of a flow's choice that cannot be used ends the run with the reason (%s)", async (type, values, reason) => {
  const { id } = await createCredential(api.workspace.owner, { name: "Redis", type, values });
  const response = await ask(await api.makeFlow(redisFlow(id)), "Hi");
  expect(response.status).toBeGreaterThanOrEqual(400);
  const text = await response.text();
  expect(text).toMatch(reason);
  expect(text).not.toContain("geheim");
  expect(model.requests).toHaveLength(0);
});
