import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRedisConnections, type RedisConnections } from "@/server/platform/redis-connections";
import { createSafeFetch, type SafeFetch } from "@/server/platform/safe-fetch";
import { type RedisServer, startRedisServer } from "@/server/platform/testing/redis-server";
import type { ChatMemory } from "../slots";
import { build } from "../testing/build";
import { aTurn, someTools } from "../testing/turn";

const allowPrivateHosts = ["127.0.0.1"];
let redis: RedisServer;
let connections: RedisConnections;
let outbound: SafeFetch;
let upstash: Server;
let upstashUrl: string;
const tokens: unknown[] = [];

beforeAll(async () => {
  redis = await startRedisServer();
  connections = createRedisConnections({ allowPrivateHosts, ownUrl: redis.url });
  outbound = createSafeFetch({ allowPrivateHosts });
  // Upstash's web address in front of a real Redis: a command comes as a JSON list, its reply goes back as `result`.
  upstash = createServer(async (request, response) => {
    tokens.push(request.headers.authorization);
    const [command = "", ...args] = JSON.parse(await new Response(request as never).text());
    const result = await (await connections.connect(redis.url)).send(command, ...args);
    response.setHeader("content-type", "application/json").end(JSON.stringify({ result }));
  });
  await new Promise<void>((resolve) => upstash.listen(0, "127.0.0.1", resolve));
  const address = upstash.address();
  upstashUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  await Promise.all([connections.close(), outbound.close(), new Promise((resolve) => upstash.close(resolve))]);
  await redis.close();
});

const tools = () => someTools(outbound.fetch, { redis: connections.connect });
const session = (sessionId: string, question = "?", flowId = "flow-1") => aTurn(question, { sessionId, flowId });
const said = async (memory: ChatMemory, turn: ReturnType<typeof session>): Promise<string[]> =>
  (await memory.load(turn)).map(({ role, content }) => `${role}: ${content}`);

const kinds = (): { node: string; inputs: object; secrets: Record<string, string> }[] => [
  { node: "RedisBackedChatMemory", inputs: {}, secrets: { redisUrl: redis.url } },
  {
    node: "RedisBackedChatMemory",
    inputs: {},
    secrets: { redisCacheHost: "127.0.0.1", redisCachePort: String(redis.port), redisCacheSslEnabled: "false" },
  },
  { node: "RedisBackedChatMemory", inputs: {}, secrets: {} },
  {
    node: "upstashRedisBackedChatMemory",
    inputs: { baseURL: upstashUrl },
    secrets: { upstashRestToken: "token" },
  },
];

test.each([0, 1, 2, 3])("a session outlives the memory that filled it, apart from others (%i)", async (index) => {
  const { node, inputs, secrets } = kinds()[index] ?? { node: "", inputs: {}, secrets: {} };
  const make = () => build<ChatMemory>(node, { inputs: { ...inputs }, secrets, tools: tools() });
  const id = `session-${index}`;
  const first = await make();
  await first.remember?.(session(id, "My name is Ada."), "Hello, Ada.");
  await first.remember?.(session(id, "I like tea."), "Noted.");
  const again = await make();
  expect(await said(again, session(id))).toEqual([
    "user: My name is Ada.",
    "assistant: Hello, Ada.",
    "user: I like tea.",
    "assistant: Noted.",
  ]);
  expect(await said(again, session("another"))).toEqual([]);
  expect(await said(again, session(id, "?", "flow-2"))).toEqual([]);
});

test("the token goes to Upstash as a bearer", () => {
  expect(new Set(tokens)).toEqual(new Set(["Bearer token"]));
});

test("a window shows the newest exchanges only, and a session ends with its time", async () => {
  const memory = await build<ChatMemory>("RedisBackedChatMemory", {
    inputs: { windowSize: 1, sessionTTL: 90 },
    tools: tools(),
  });
  await memory.remember?.(session("short", "one"), "1");
  await memory.remember?.(session("short", "two"), "2");
  expect(await said(memory, session("short"))).toEqual(["user: two", "assistant: 2"]);
  const connection = await connections.connect(redis.url);
  expect(await connection.send("TTL", "weft:memory:flow-1:short")).toBeGreaterThan(80);
});

test("what another program left under the same name is passed over", async () => {
  const connection = await connections.connect(redis.url);
  await connection.send("RPUSH", "weft:memory:flow-1:odd", "no json", '{"role":"user","content":"Hi"}', "[]");
  const memory = await build<ChatMemory>("RedisBackedChatMemory", { tools: tools() });
  expect(await said(memory, session("odd"))).toEqual(["user: Hi"]);
});
