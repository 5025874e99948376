import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { type RedisServer, startRedisServer } from "@/server/platform/testing/redis-server";
import { createCredential } from "@/server/services/credentials/create-credential";
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

const ask = (flowId: string, question: string) =>
  fetch(`${api.origin}/api/v1/prediction/${flowId}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ question, overrideConfig: { sessionId: "s" } }),
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
