import { afterAll, describe, expect, test } from "vitest";
import type { VectorIndex } from "../documents/document-slots";
import { inMemoryDocuments } from "@/server/engine/testing/in-memory-documents";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";
import { describeVectorIndex, describeVectorServer } from "../testing/vector-index-conformance";
import { chromaDialect } from "../testing/vector-servers/chroma-dialect";
import { pineconeDialect } from "../testing/vector-servers/pinecone-dialect";
import { qdrantDialect } from "../testing/vector-servers/qdrant-dialect";
import { meilisearchDialect } from "../testing/vector-servers/meilisearch-dialect";
import { milvusDialect } from "../testing/vector-servers/milvus-dialect";
import { searchEngineDialect } from "../testing/vector-servers/search-engine-dialect";
import { supabaseDialect } from "../testing/vector-servers/supabase-dialect";
import { upstashDialect } from "../testing/vector-servers/upstash-dialect";
import { weaviateDialect } from "../testing/vector-servers/weaviate-dialect";
import { startVectorServer, type VectorServer } from "../testing/vector-servers/start-vector-server";

const key = "right-key";
const servers: VectorServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));
const start = async (...given: Parameters<typeof startVectorServer>): Promise<VectorServer> => {
  const server = await startVectorServer(...given);
  servers.push(server);
  return server;
};
const nowhere = "http://127.0.0.1:1";

interface Outside {
  node: string;
  inputs(collection: string, url: string): Record<string, unknown>;
  secrets(key: string, url: string, collection: string): Record<string, string>;
  url: string;
  fetcher?: typeof fetch;
  missing?: RegExp;
}

/** The node's store, built as the engine builds it. */
function storeOf({ node, inputs, secrets, url, fetcher = fetch }: Outside) {
  return (collection: string, { secret = key, at = url } = {}): Promise<VectorIndex> =>
    build<VectorIndex>(node, {
      inputs: { ...inputs(collection, at), document: [], embeddings: { model: "none" } },
      secrets: secrets(secret, at, collection),
      tools: someTools(fetcher),
      output: "vectorStore",
    });
}

interface Conforming {
  /** The same where nothing answers; its address alone is enough for most. */
  away?: Outside;
  keepsDepth?: boolean;
}

function conform(name: string, outside: Outside, { away = outside, ...more }: Conforming = {}): void {
  const open = storeOf(outside);
  describeVectorIndex(name, { open, ...(outside.missing && { missing: outside.missing }), ...more });
  describeVectorServer(name, {
    open,
    withWrongKey: (collection) => open(collection, { secret: "wrong-key" }),
    unreachable: (collection) => storeOf(away)(collection, { at: nowhere }),
  });
}

const qdrant = await start(qdrantDialect(key));
for (const qdrantSimilarity of ["Cosine", "Euclid", "Dot"])
  conform(`Qdrant by ${qdrantSimilarity}`, {
    node: "qdrant",
    inputs: (qdrantCollection, qdrantServerUrl) => ({ qdrantCollection, qdrantServerUrl, qdrantSimilarity }),
    secrets: (qdrantApiKey) => ({ qdrantApiKey }),
    url: qdrant.url,
    missing: /Qdrant has no collection “.+”\. Upsert documents first/,
  });

const chroma = await start(chromaDialect(key));
conform("Chroma", {
  node: "chroma",
  inputs: (collectionName, chromaURL) => ({ collectionName, chromaURL }),
  secrets: (chromaApiKey) => ({ chromaApiKey }),
  url: chroma.url,
  missing: /Chroma has no collection/,
});

const pineconeServices = pineconeDialect(key);
const pinecone = await start(pineconeServices);
pineconeServices.make("books");
const asPinecone =
  (at: string): typeof fetch =>
  (input, init) => {
    const asked = new URL(new Request(input).url);
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), "x-test-host": asked.host };
    return fetch(`${at}${asked.pathname}`, { ...init, headers });
  };
const ofPinecone = (at: string, pineconeIndex = "books"): Outside => ({
  node: "pinecone",
  inputs: (pineconeNamespace) => ({ pineconeIndex, pineconeNamespace }),
  secrets: (pineconeApiKey) => ({ pineconeApiKey }),
  url: at,
  fetcher: asPinecone(at),
});
conform("Pinecone", ofPinecone(pinecone.url), { away: ofPinecone(nowhere) });

for (const similarity of ["l2_norm", "dot_product", "cosine"])
  conform(`Elasticsearch by ${similarity}`, {
    node: "elasticsearch",
    inputs: (collection) => ({ indexName: collection.toLowerCase(), similarity }),
    secrets: (apiKey, endpoint) => ({ apiKey, endpoint }),
    url: (await start(searchEngineDialect("Elasticsearch", `ApiKey ${key}`))).url,
    missing: /Elasticsearch has no index/,
  });

const basic = (password: string): string => `Basic ${Buffer.from(`admin:${password}`).toString("base64")}`;
conform("OpenSearch", {
  node: "openSearch",
  inputs: (collection) => ({ indexName: collection.toLowerCase() }),
  secrets: (password, openSearchUrl) => ({ user: "admin", password, openSearchUrl }),
  url: (await start(searchEngineDialect("OpenSearch", basic(key)))).url,
  missing: /OpenSearch has no index/,
});

conform("Upstash", {
  node: "upstash",
  inputs: () => ({}),
  secrets: (token, url, collection) => ({
    UPSTASH_VECTOR_REST_URL: `${url}/${collection}`,
    UPSTASH_VECTOR_REST_TOKEN: token,
  }),
  url: (await start(upstashDialect(key))).url,
});

for (const alpha of [undefined, 0.8])
  conform(
    `Weaviate ${alpha === undefined ? "by vectors" : "by words too"}`,
    {
      node: "weaviate",
      inputs: (weaviateIndex, weaviateHost) => ({ weaviateIndex, weaviateHost, alpha }),
      secrets: (weaviateApiKey) => ({ weaviateApiKey }),
      url: (await start(weaviateDialect(key))).url,
      missing: /Weaviate has no collection/,
    },
    { keepsDepth: false },
  );

conform("Milvus", {
  node: "milvus",
  inputs: (milvusCollection, milvusServerUrl) => ({ milvusCollection, milvusServerUrl }),
  secrets: (milvusPassword) => ({ milvusUser: "root", milvusPassword }),
  url: (await start(milvusDialect(`root:${key}`))).url,
  missing: /Milvus has no collection/,
});

const meilisearch = await start(meilisearchDialect({ admin: key, search: `${key} to search` }));
conform("Meilisearch", {
  node: "meilisearch",
  inputs: (indexUid, host) => ({ indexUid, host }),
  secrets: (admin) => ({ meilisearchAdminApiKey: admin, meilisearchSearchApiKey: `${admin} to search` }),
  url: meilisearch.url,
  missing: /Meilisearch has no index/,
});

test("Meilisearch heeds its own filter, and forgets what it held where its node says so", async () => {
  const open = (more: object) =>
    build<VectorIndex>("meilisearch", {
      inputs: { indexUid: "house", host: meilisearch.url, document: [], embeddings: { model: "none" }, ...more },
      secrets: { meilisearchAdminApiKey: key, meilisearchSearchApiKey: `${key} to search` },
      tools: someTools(fetch),
      output: "vectorStore",
    });
  const { signal } = new AbortController();
  const put = async (index: VectorIndex, ...names: string[]) =>
    index.put(
      names.map((name) => ({ id: name, pageContent: name, metadata: { source: name }, vector: [1, 0, 0] })),
      signal,
    );
  const found = async (index: VectorIndex) =>
    (await index.search({ vector: [1, 0, 0], text: "", k: 9 }, signal)).map(({ pageContent }) => pageContent);
  await put(await open({}), "a", "b");
  expect(await found(await open({ searchFilter: 'metadata.source = "b"' }))).toEqual(["b"]);
  const anew = await open({ deleteIndex: true });
  await put(anew, "c");
  await put(anew, "d");
  expect(await found(anew)).toEqual(["c", "d"]);
});

const supabase: Outside = {
  node: "supabase",
  inputs: (tableName, supabaseProjUrl) => ({ tableName, supabaseProjUrl, queryName: `match_${tableName}` }),
  secrets: (supabaseApiKey) => ({ supabaseApiKey }),
  url: (await start(supabaseDialect(key))).url,
};
conform("Supabase", supabase);

test("Supabase without the table says how to make it", async () => {
  const index = await storeOf(supabase)("nowhere");
  const { signal } = new AbortController();
  await expect(index.remove(["a"], signal)).rejects.toThrow(
    /Supabase has no table “nowhere”\. Make it in Supabase's SQL/,
  );
  const asked = index.search({ vector: [1, 0, 0], text: "", k: 1 }, signal);
  await expect(asked).rejects.toThrow(/Supabase has no function “match_nowhere”/);
});

test("Pinecone without the index says how to make it", async () => {
  const index = await storeOf(ofPinecone(pinecone.url, "none"))("space");
  const asked = index.search({ vector: [1, 0, 0], text: "", k: 1 }, new AbortController().signal);
  await expect(asked).rejects.toThrow(/Pinecone has no index “none”\. Make it in Pinecone's console/);
});

describe("stores of this server", () => {
  const embeddings = { model: "none" };
  const { vectors } = inMemoryDocuments();
  const tools = someTools(() => Promise.reject(new Error("no network")), {
    documents: { ...inMemoryDocuments(), vectors },
  });
  describeVectorIndex("The built-in store", {
    open: (collection) =>
      build<VectorIndex>("builtinVectorStore", {
        ...{ inputs: { collection, document: [], embeddings }, tools, output: "vectorStore" },
      }),
  });
  describeVectorIndex("The store in memory", {
    open: () => build<VectorIndex>("memoryVectorStore", { inputs: { embeddings }, tools, output: "vectorStore" }),
  });
});
