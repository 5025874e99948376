import { afterAll, expect, test } from "vitest";
import { createRedisConnections } from "@/server/platform/redis-connections";
import { startRedisServer } from "@/server/platform/testing/redis-server";
import type { VectorIndex } from "../documents/document-slots";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";
import { describeVectorIndex, describeVectorServer } from "../testing/vector-index-conformance";
import { startRedisSearchServer } from "../testing/vector-servers/redis-search-server";

const server = await startRedisSearchServer("right-key", 3);
const older = await startRedisSearchServer("right-key", 2);
const connections = createRedisConnections({ allowPrivateHosts: ["127.0.0.1"], ownUrl: undefined });
afterAll(async () => {
  await connections.close();
  await Promise.all([server.close(), older.close()]);
});

const storeAt =
  (redisUrl: string, over: Record<string, unknown> = {}) =>
  (indexName: string): Promise<VectorIndex> =>
    build<VectorIndex>("redis", {
      inputs: { indexName, document: [], embeddings: { model: "none" }, ...over },
      secrets: { redisUrl },
      tools: someTools(() => Promise.reject(new Error("no network")), {
        redis: (address) => connections.connect(address),
      }),
      output: "vectorStore",
    });

describeVectorIndex("Redis", { open: storeAt(server.url), missing: /Redis has no index/ });
describeVectorIndex("An older Redis", { open: storeAt(older.url), missing: /Redis has no index/ });
describeVectorServer("Redis", {
  open: storeAt(server.url),
  withWrongKey: storeAt(server.url.replace("right-key", "wrong-key")),
  unreachable: storeAt("redis://127.0.0.1:1"),
});

const { signal } = new AbortController();
const document = (id: string, pageContent: string) => ({ id, pageContent, metadata: {}, vector: [1, 0, 0] });

test("an upsert replaces what a Redis index held only where its node says so", async () => {
  await (await storeAt(server.url)("whole")).put([document("a", "old")], signal);
  const again = await storeAt(server.url, { replaceIndex: true })("whole");
  await again.put([document("b", "new")], signal);
  await again.put([document("c", "newer")], signal);
  const found = await again.search({ vector: [1, 0, 0], text: "", k: 9 }, signal);
  expect(found.map(({ pageContent }) => pageContent)).toEqual(["new", "newer"]);
});

test("a Redis without search says what to use instead", async () => {
  const plain = await startRedisServer();
  const index = await storeAt(plain.url)("any");
  await expect(index.put([document("a", "text")], signal)).rejects.toThrow(/Use Redis 8 or later/);
  await plain.close();
});
