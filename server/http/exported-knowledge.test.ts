import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { VectorIndex } from "@/server/nodes/documents/document-slots";
import { build } from "@/server/nodes/testing/build";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { someTools } from "@/server/nodes/testing/turn";
import { chromaDialect } from "@/server/nodes/testing/vector-servers/chroma-dialect";
import { pineconeDialect } from "@/server/nodes/testing/vector-servers/pinecone-dialect";
import { qdrantDialect } from "@/server/nodes/testing/vector-servers/qdrant-dialect";
import { searchEngineDialect } from "@/server/nodes/testing/vector-servers/search-engine-dialect";
import { startVectorServer, type VectorServer } from "@/server/nodes/testing/vector-servers/start-vector-server";
import { supabaseDialect } from "@/server/nodes/testing/vector-servers/supabase-dialect";
import { upstashDialect } from "@/server/nodes/testing/vector-servers/upstash-dialect";
import { weaviateDialect } from "@/server/nodes/testing/vector-servers/weaviate-dialect";
import { apiClient } from "./testing/api-client";
import { compareExports, type ComparedExports, type ComparedFlow } from "./testing/compared-exports";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

// A question that ran out of time would still be asking its model in the next test.
vi.setConfig({ testTimeout: 60_000 });

const key = "right-key";

interface Shelf {
  node: string;
  /** What the server is asked with; `url` is where it listens. */
  config(url: string): object;
  credential: string;
  secrets(url: string): Record<string, string>;
  environment(url: string): Record<string, string>;
  dialect: Parameters<typeof startVectorServer>[0];
}

const books = pineconeDialect(key);
const basic = `Basic ${Buffer.from(`admin:${key}`).toString("base64")}`;
const shelves: Shelf[] = [
  {
    ...{ node: "qdrant", credential: "qdrantApi", dialect: qdrantDialect(key) },
    config: (qdrantServerUrl) => ({ qdrantServerUrl, qdrantCollection: "looms", qdrantFilter: { kind: "own" } }),
    secrets: () => ({ qdrantApiKey: key }),
    environment: () => ({ QDRANT_API_KEY: key }),
  },
  {
    ...{ node: "chroma", credential: "chromaApi", dialect: chromaDialect(key) },
    config: (chromaURL) => ({ chromaURL, collectionName: "looms", chromaMetadataFilter: '{"kind": "own"}' }),
    secrets: () => ({ chromaApiKey: key, chromaTenant: "default_tenant", chromaDatabase: "default_database" }),
    environment: () => ({ CHROMA_API_KEY: key, CHROMA_TENANT: "default_tenant", CHROMA_DATABASE: "default_database" }),
  },
  {
    ...{ node: "pinecone", credential: "pineconeApi", dialect: books },
    config: () => ({ pineconeIndex: "books", pineconeNamespace: "looms", pineconeMetadataFilter: { kind: "own" } }),
    secrets: () => ({ pineconeApiKey: key }),
    environment: () => ({ PINECONE_API_KEY: key }),
  },
  {
    ...{ node: "weaviate", credential: "weaviateApi", dialect: weaviateDialect(key) },
    config: (weaviateHost) => ({ weaviateHost, weaviateIndex: "looms" }),
    secrets: () => ({ weaviateApiKey: key }),
    environment: () => ({ WEAVIATE_API_KEY: key }),
  },
  {
    ...{ node: "elasticsearch", credential: "elasticsearchApi" },
    dialect: searchEngineDialect("Elasticsearch", `ApiKey ${key}`),
    config: () => ({ indexName: "looms" }),
    secrets: (endpoint) => ({ endpoint, apiKey: key }),
    environment: (url) => ({ ELASTICSEARCH_URL: url, ELASTICSEARCH_AUTHORIZATION: `ApiKey ${key}` }),
  },
  {
    ...{ node: "openSearch", credential: "openSearchUrl", dialect: searchEngineDialect("OpenSearch", basic) },
    config: () => ({ indexName: "looms" }),
    secrets: (openSearchUrl) => ({ openSearchUrl, user: "admin", password: key }),
    environment: (url) => ({ OPENSEARCH_URL: url, OPENSEARCH_AUTHORIZATION: basic }),
  },
  {
    ...{ node: "upstash", credential: "upstashVectorApi", dialect: upstashDialect(key) },
    config: () => ({}),
    secrets: (url) => ({ UPSTASH_VECTOR_REST_URL: `${url}/looms`, UPSTASH_VECTOR_REST_TOKEN: key }),
    environment: (url) => ({ UPSTASH_VECTOR_REST_URL: `${url}/looms`, UPSTASH_VECTOR_REST_TOKEN: key }),
  },
  {
    ...{ node: "supabase", credential: "supabaseApi", dialect: supabaseDialect(key) },
    config: (supabaseProjUrl) => ({
      ...{
        supabaseProjUrl,
        tableName: "ConformanceLooms",
        queryName: "match_ConformanceLooms",
        supabaseMetadataFilter: { kind: "own" },
      },
    }),
    secrets: () => ({ supabaseApiKey: key }),
    environment: () => ({ SUPABASE_API_KEY: key }),
  },
];

let api: TestApi;
let model: ModelServer;
let exports: ComparedExports;
let embedder: Server;
const servers: VectorServer[] = [];

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  embedder = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    const { input } = JSON.parse(body) as { input: string | string[] };
    const embeddings = [input].flat().map(vectorOf);
    const data = embeddings.map((embedding, index) => ({ index, embedding }));
    const isOllama = request.url?.endsWith("/api/embed");
    response.setHeader("content-type", "application/json").end(JSON.stringify(isOllama ? { embeddings } : { data }));
  });
  await new Promise<void>((resolve) => embedder.listen(0, "127.0.0.1", resolve));
  servers.push(...(await Promise.all(shelves.map(({ dialect }) => startVectorServer(dialect)))));
  books.make("books");
  const pinecone = urlOf("pinecone");
  const { fetch: outside } = api.outside;
  api.outside.fetch = atPinecone(pinecone, outside);
  await Promise.all(shelves.map(fill));
  const variables = Object.assign({}, ...shelves.map(({ environment, node }) => environment(urlOf(node))));
  const own = { ...variables, ANSWERED_BY: pinecone, ANSWERED_FOR: "pinecone.io" };
  exports = await compareExports({ api, model, key: await api.makeKey(["predict"]) }, await flows(), own);
}, 120_000);
afterAll(async () => {
  embedder.close();
  await exports.close();
  await Promise.all([api.close(), model.close(), ...servers.map((server) => server.close())]);
});

const urlOf = (node: string): string => servers[shelves.findIndex((shelf) => shelf.node === node)]?.url ?? "";
const portOf = (server: Server): string => {
  const address = server.address();
  return typeof address === "object" && address !== null ? String(address.port) : "";
};

/** What a text is about: warp, weft, neither. */
const vectorOf = (text: string): number[] => [/warp/i.test(text) ? 1 : 0, /weft/i.test(text) ? 1 : 0, 0.1];

const atPinecone =
  (url: string, otherwise: typeof fetch): typeof fetch =>
  (input, init) => {
    const asked = new URL(new Request(input).url);
    if (!asked.host.endsWith("pinecone.io")) return otherwise(input, init);
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), "x-test-host": asked.host };
    return fetch(`${url}${asked.pathname}`, { ...init, headers });
  };

async function fill({ node, config, secrets }: Shelf): Promise<void> {
  const url = urlOf(node);
  const index = await build<VectorIndex>(node, {
    inputs: { ...config(url), document: [], embeddings: { model: "none" } },
    ...{ secrets: secrets(url), tools: someTools(atPinecone(urlOf("pinecone"), fetch)), output: "vectorStore" },
  });
  const texts = ["The warp is held by the loom.", "The weft goes across.", "Somebody else's warp."];
  const documents = texts.map((pageContent, at) => ({
    ...{ id: `00000000-0000-4000-8000-00000000000${String(at)}`, pageContent, vector: vectorOf(pageContent) },
    metadata: { kind: "own", ...(at === 2 && { flowise_chatId: "another" }) },
  }));
  await index.put(documents, new AbortController().signal);
}

async function flows(): Promise<Record<string, ComparedFlow>> {
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const credential = async (credentialName: string, plainDataObj: object) =>
    (await ok("POST", "/credentials", { body: { name: credentialName, credentialName, plainDataObj } })).id;
  const at = `http://127.0.0.1:${portOf(embedder)}`;
  const openAi = {
    ...{ modelName: "e", basepath: `${at}/v1`, stripNewLines: true },
    FLOWISE_CREDENTIAL_ID: await credential("openAIApi", { openAIApiKey: "sk-test" }),
  };
  const made = shelves.map(async ({ node, config, credential: kind, secrets }, index) => {
    const url = urlOf(node);
    const id = await credential(kind, secrets(url));
    const knowledge = {
      ...{ vectorStore: node, vectorStoreConfig: { ...config(url), topK: 2, FLOWISE_CREDENTIAL_ID: id } },
      ...(index % 2 === 0
        ? { embeddingModel: "openAIEmbeddingsCustom", embeddingModelConfig: openAi }
        : { embeddingModel: "ollamaEmbedding", embeddingModelConfig: { modelName: "e", baseUrl: at } }),
      ...{ knowledgeName: "The looms", knowledgeDescription: "All about looms." },
    };
    const agent = step("agentAgentflow_0", {
      ...{ agentModel: "chatOpenAICustom", agentModelConfig: { modelName: "test", basepath: `${model.origin}/v1` } },
      ...{ agentEnableMemory: true, agentKnowledgeVSEmbeddings: [knowledge] },
    });
    const start = step("startAgentflow_0", { startInputType: "chatInput" });
    return [
      node,
      { document: drawn([start, agent], "startAgentflow_0 > agentAgentflow_0"), kind: "agentflow" },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(made));
}

describe("an exported project finds what the server finds, in the store itself", () => {
  it.each(shelves)("in $node", async ({ node }) => {
    const script = [
      { tools: [{ name: "The_looms", args: { input: "What is the weft?" } }] },
      { text: "It goes across." },
    ];
    expect(await exports.both(node, { question: "Weft?", script })).toEqual({
      ...{ server: "It goes across.", own: "It goes across.", waits: [] },
    });
    const found = JSON.stringify(model.requests.at(-1)?.body.messages);
    expect(found).toContain(String.raw`The weft goes across.\n\nThe warp is held by the loom.`);
  });
});
