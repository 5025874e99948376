import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Embedder } from "../documents/document-slots";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";
import { letters, startVectorServer, type VectorServer } from "../testing/vector-server";

let server: VectorServer;
beforeAll(async () => void (server = await startVectorServer()));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.fail();
});

const { signal } = new AbortController();
const azure = {
  azureOpenAIApiKey: "k",
  azureOpenAIApiInstanceName: "mine",
  azureOpenAIApiDeploymentName: "emb",
  azureOpenAIApiVersion: "2024-10-21",
};

interface Kind {
  node: string;
  inputs: Record<string, unknown>;
  secrets: Record<string, string>;
  /** Where the provider lives, as the request says it. */
  host: string;
  path: string;
  key: [header: string, value: string];
  document?: object;
  query?: object;
}

const kinds: Kind[] = [
  {
    node: "azureOpenAIEmbeddings",
    ...{ inputs: {}, secrets: azure, host: "https://mine.openai.azure.com", key: ["api-key", "k"] },
    path: "/openai/deployments/emb/embeddings?api-version=2024-10-21",
  },
  {
    node: "openAIEmbeddingsCustom",
    inputs: { modelName: "m", basepath: "http://gpu.example.com/v1/", dimensions: 26 },
    secrets: { openAIApiKey: "k" },
    ...{ host: "http://gpu.example.com", path: "/v1/embeddings", key: ["authorization", "Bearer k"] },
    document: { model: "m", encoding_format: "float", dimensions: 26 },
  },
  {
    node: "openAIEmbeddings",
    inputs: { modelName: "m", basepath: "http://gpu.example.com/v1/" },
    secrets: { openAIApiKey: "k" },
    ...{ host: "http://gpu.example.com", path: "/v1/embeddings", key: ["authorization", "Bearer k"] },
    document: { model: "m", encoding_format: "float" },
  },
  {
    node: "localAIEmbeddings",
    inputs: { basePath: "http://gpu.example.com/v1", modelName: "m" },
    secrets: { localAIApiKey: "k" },
    ...{ host: "http://gpu.example.com", path: "/v1/embeddings", key: ["authorization", "Bearer k"] },
    document: { model: "m", encoding_format: "float" },
  },
  {
    node: "togetherAIEmbedding",
    ...{ inputs: { modelName: "m" }, secrets: { togetherAIApiKey: "k" } },
    ...{ host: "https://api.together.xyz", path: "/v1/embeddings", key: ["authorization", "Bearer k"] },
    document: { model: "m" },
  },
  {
    node: "mistralAIEmbeddings",
    ...{ inputs: {}, secrets: { mistralAIAPIKey: "k" } },
    ...{ host: "https://api.mistral.ai", path: "/v1/embeddings", key: ["authorization", "Bearer k"] },
    document: { model: "mistral-embed" },
  },
  {
    node: "voyageAIEmbeddings",
    inputs: { modelName: "voyage-3.5" },
    secrets: { apiKey: "k", endpoint: "https://api.voyageai.com/v1/embeddings" },
    ...{ host: "https://api.voyageai.com", path: "/v1/embeddings", key: ["authorization", "Bearer k"] },
    document: { model: "voyage-3.5", input_type: "document" },
    query: { input_type: "query" },
  },
  {
    node: "jinaEmbeddings",
    ...{ inputs: { modelDimensions: 26 }, secrets: { jinaAIAPIKey: "k" } },
    ...{ host: "https://api.jina.ai", path: "/v1/embeddings", key: ["authorization", "Bearer k"] },
    document: { dimensions: 26, embedding_type: "float", task: "retrieval.passage" },
    query: { task: "retrieval.query" },
  },
  {
    node: "cohereEmbeddings",
    ...{ inputs: { modelName: "embed-v4.0" }, secrets: { cohereApiKey: "k" } },
    ...{ host: "https://api.cohere.com", path: "/v2/embed", key: ["authorization", "Bearer k"] },
    document: { model: "embed-v4.0", embedding_types: ["float"], input_type: "search_document" },
    query: { input_type: "search_query" },
  },
  {
    node: "googleGenerativeAiEmbeddings",
    ...{ inputs: { tasktype: "RETRIEVAL_DOCUMENT" }, secrets: { googleGenerativeAPIKey: "k" } },
    ...{ host: "https://generativelanguage.googleapis.com", key: ["x-goog-api-key", "k"] },
    path: "/v1beta/models/gemini-embedding-001:batchEmbedContents",
    document: { requests: expect.arrayContaining([expect.objectContaining({ taskType: "RETRIEVAL_DOCUMENT" })]) },
    query: { requests: [expect.objectContaining({ taskType: "RETRIEVAL_QUERY" })] },
  },
  {
    node: "ollamaEmbedding",
    inputs: { baseUrl: "http://gpu.example.com:11434/", modelName: "nomic-embed-text", numThread: 2 },
    secrets: { ollamaApiKey: "k" },
    ...{ host: "http://gpu.example.com:11434", path: "/api/embed", key: ["authorization", "Bearer k"] },
    document: { model: "nomic-embed-text", options: { use_mmap: true, num_thread: 2 } },
  },
  {
    node: "huggingFaceInferenceEmbeddings",
    ...{ inputs: { modelName: "BAAI/bge-small-en" }, secrets: { huggingFaceApiKey: "k" } },
    ...{ host: "https://router.huggingface.co", key: ["authorization", "Bearer k"] },
    path: "/hf-inference/models/BAAI/bge-small-en/pipeline/feature-extraction",
  },
];

const embedder = (kind: Kind, inputs: Record<string, unknown> = {}): Promise<Embedder> =>
  build(kind.node, {
    inputs: { ...kind.inputs, ...inputs },
    secrets: kind.secrets,
    tools: someTools(server.fetch),
  });

test.each(kinds)("$node gives each text its vector, in order, from where it says", async (kind) => {
  const embeddings = await embedder(kind);
  const given = ["loom", "weaver\ncloth", "a"];
  expect(await embeddings.embedDocuments(given, signal)).toEqual(given.map(letters));
  expect(await embeddings.embedQuery("cloth", signal)).toEqual(letters("cloth"));
  const [documents, query] = server.requests;
  expect(documents).toMatchObject({
    path: kind.path,
    headers: { "x-meant-for": kind.host, [kind.key[0]]: kind.key[1] },
    body: kind.document ?? {},
  });
  expect(query?.body).toMatchObject(kind.query ?? {});
});

test.each(kinds.filter(({ node }) => node !== "openAIEmbeddings"))(
  "$node gives an empty text a vector too, and none without asking",
  async (kind) => {
    const embeddings = await embedder(kind);
    expect(await embeddings.embedDocuments([], signal)).toEqual([]);
    expect(server.requests).toEqual([]);
    expect(await embeddings.embedDocuments(["a", "", " "], signal)).toHaveLength(3);
  },
);

const [custom] = kinds.filter(({ node }) => node === "openAIEmbeddingsCustom");
if (!custom) throw new Error("no such kind");

test("many texts go in batches, and line breaks only where they are wanted", async () => {
  const embeddings = await embedder(custom, { batchSize: 2, stripNewLines: true });
  const given = ["a\nb", "c", "d", "e", "f"];
  expect(await embeddings.embedDocuments(given, signal)).toEqual(given.map(letters));
  expect(server.requests.map(({ body }) => body["input"])).toEqual([["a b", "c"], ["d", "e"], ["f"]]);
});

test("a busy provider is asked again after as long as it says", async () => {
  server.fail({ status: 429, headers: { "retry-after": "1" } }, { status: 503, headers: { "retry-after-ms": "10" } });
  const begun = Date.now();
  expect(await (await embedder(custom)).embedQuery("a", signal)).toEqual(letters("a"));
  expect(Date.now() - begun).toBeGreaterThanOrEqual(1000);
  expect(server.requests).toHaveLength(3);
});

test("one that asks for more patience than anybody has is told about at once", async () => {
  server.fail({ status: 429, headers: { "retry-after": "3600" } });
  await expect((await embedder(custom)).embedQuery("a", signal)).rejects.toThrow(/asks to wait/);
  expect(server.requests).toHaveLength(1);
});

test.each([
  [{ status: 401 }, /refused the key\. Check the credential/],
  [{ status: 400, body: { error: { message: "no such model" } } }, /answered 400: no such model/],
  [{ status: 422, body: { detail: "too long" } }, /answered 422: too long/],
  [{ status: 200, body: { data: [] } }, /gave 0 vectors for 2 texts/],
  [{ status: 200, body: { data: [{ embedding: "AAAA" }, { embedding: "AAAA" }] } }, /something else/],
  [{ status: 200, body: { data: [{ embedding: [1] }, { embedding: [1, 2] }] } }, /different lengths/],
])("%j is told as what to mend, without a second attempt", async (failure, sentence) => {
  server.fail(failure);
  await expect((await embedder(custom)).embedDocuments(["a", "b"], signal)).rejects.toThrow(sentence);
  expect(server.requests).toHaveLength(1);
});

test("an abort ends the request, and the wait for another", async () => {
  for (const failure of [
    { status: 200, hang: true },
    { status: 429, headers: { "retry-after": "15" } },
  ]) {
    server.requests.length = 0;
    server.fail(failure);
    const stop = new AbortController();
    const asked = (await embedder(custom)).embedQuery("a", stop.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    stop.abort(new Error("stopped"));
    await expect(asked).rejects.toThrow("stopped");
  }
});
