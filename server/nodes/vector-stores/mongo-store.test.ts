import { afterAll, expect, test } from "vitest";
import { createMongoConnections } from "@/server/platform/mongo-connections";
import type { VectorIndex } from "../documents/document-slots";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";
import { describeVectorIndex, describeVectorServer } from "../testing/vector-index-conformance";
import { startMongoServer } from "../testing/vector-servers/start-mongo-server";

const sign = { user: "ada", password: "right-key" };
const server = await startMongoServer(sign);
const connections = createMongoConnections({ allowPrivateHosts: ["127.0.0.1"] });
afterAll(async () => {
  await connections.close();
  await server.close();
});

const storeAt =
  (mongoDBConnectUrl: string, over: Record<string, unknown> = {}) =>
  (collectionName: string): Promise<VectorIndex> =>
    build<VectorIndex>("mongoDBAtlas", {
      inputs: {
        ...{ databaseName: "library", collectionName, indexName: "vectors" },
        ...{ document: [], embeddings: { model: "none" }, ...over },
      },
      secrets: { mongoDBConnectUrl },
      tools: someTools(() => Promise.reject(new Error("no network")), { mongo: connections.connect }),
      output: "vectorStore",
    });

describeVectorIndex("MongoDB", { open: storeAt(server.url), missing: /MongoDB has no search index “vectors”/ });
describeVectorServer("MongoDB", {
  open: storeAt(server.url),
  withWrongKey: storeAt(server.url.replace("right-key", "wrong-key")),
  unreachable: storeAt("mongodb://ada:right-key@127.0.0.1:1"),
});

const { signal } = new AbortController();
const document = (id: string, pageContent: string, metadata = {}) => ({ id, pageContent, metadata, vector: [1, 0, 0] });
const ask = { vector: [1, 0, 0], text: "", k: 9 };

test("MongoDB's own conditions are asked of MongoDB, on fields that the index knows", async () => {
  const open = storeAt(server.url, { mongoMetadataFilter: '{"page": {"$gt": 2}}' });
  const index = await open("conditions");
  await index.put([document("a", "second", { page: 2 }), document("b", "third", { page: 3 })], signal);
  const found = await index.search({ ...ask, filter: { page: { $gt: 2 } } }, signal);
  expect(found.map(({ pageContent }) => pageContent)).toEqual(["third"]);
  const unknown = index.search({ ...ask, filter: { chapter: { $gt: 2 } } }, signal);
  await expect(unknown).rejects.toThrow(/'chapter' needs to be indexed as filter/);
});

test("a name that begins like an operator of MongoDB is kept as it is", async () => {
  const index = await storeAt(server.url)("names");
  await index.put([document("a", "text", { $set: "a word" })], signal);
  expect((await index.search(ask, signal))[0]?.metadata).toEqual({ $set: "a word" });
});

test("a MongoDB without search says what to use instead", async () => {
  const plain = await startMongoServer({ ...sign, search: false });
  const index = await storeAt(plain.url)("any");
  await expect(index.put([document("a", "text")], signal)).rejects.toThrow(/Use MongoDB Atlas/);
  await plain.close();
});

test("an index without vectors under the field's name says so", async () => {
  await (await storeAt(server.url)("fields")).put([document("a", "text")], signal);
  const other = await storeAt(server.url, { embeddingKey: "vec" })("fields");
  await expect(other.search(ask, signal)).rejects.toThrow(/has no vectors under “vec”/);
});

test("what was put into a new index is found at once, however long MongoDB builds it", async () => {
  const slow = await startMongoServer({ ...sign, building: 2 });
  const index = await storeAt(slow.url)("slow");
  await index.put([document("a", "text")], signal);
  expect(await index.search(ask, signal)).toHaveLength(1);
  await slow.close();
});
