import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inMemoryDocuments } from "@/server/engine/testing/in-memory-documents";
import { embedTexts } from "@/server/platform/built-in-embeddings/embed-texts";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { DocumentSource, RetrieveContext, Retriever, VectorIndex } from "../documents/document-slots";
import { build } from "../testing/build";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { aTurn, someTools } from "../testing/turn";
import { startVectorServer, type VectorServer } from "../testing/vector-server";

let models: ModelServer;
let vectors: VectorServer;
beforeAll(async () => {
  [models, vectors] = await Promise.all([startModelServer(), startVectorServer()]);
});
afterAll(() => Promise.all([models.close(), vectors.close()]));
beforeEach(() => {
  models.requests.length = 0;
  vectors.requests.length = 0;
});

const documents = { ...inMemoryDocuments(), embed: embedTexts };
const tools = () => someTools(models.fetch, { documents });
const passages = [
  { text: "The office in Lisbon opens at nine in the morning.", topic: "office", year: 2024 },
  { text: "Visitors sign in at the front desk.", topic: "office", year: 2023 },
  { text: "The canteen serves lunch from noon to two.", topic: "canteen", year: 2024 },
  { text: "On Fridays the canteen has fish.", topic: "canteen", year: 2023 },
  { text: "The warranty on every loom lasts two years.", topic: "sales", year: 2024 },
  { text: "Part number LX-4711 is the shuttle of the loom.", topic: "sales", year: 2023 },
];

async function store(inputs: Record<string, unknown> = {}): Promise<VectorIndex> {
  const source: DocumentSource = {
    async *load() {
      for (const { text, ...metadata } of passages) yield { pageContent: text, metadata };
    },
  };
  const embeddings = await build("builtinEmbeddings", { tools: tools() });
  return build("memoryVectorStore", {
    inputs: { document: [source], embeddings, ...inputs },
    output: "vectorStore",
    tools: tools(),
  });
}

const model = (): Promise<BaseChatModel> =>
  build("chatOpenAI", {
    inputs: { modelName: "m", basepath: models.origin, streaming: false },
    secrets: { openAIApiKey: "k" },
    tools: tools(),
  });
const named = async (): Promise<Retriever> =>
  build("vectorStoreRetriever", {
    inputs: { vectorStore: await store({ topK: 6 }), name: "all", description: "everything" },
    tools: tools(),
  });
const retriever = (name: string, inputs: Record<string, unknown>, secrets = {}): Promise<Retriever> =>
  build(name, { inputs, secrets, output: "retriever", tools: { ...tools(), fetch: vectors.fetch } });

interface Watched extends RetrieveContext {
  usage(): unknown[];
}
function context(over: Partial<RetrieveContext> = {}): Watched {
  const told: unknown[] = [];
  return {
    signal: new AbortController().signal,
    chatId: "chat",
    emit: (event) => void (event.type === "usage" && told.push(event.nodeId)),
    ...over,
    usage: () => told,
  };
}
const texts = async (found: ReturnType<Retriever["retrieve"]>) => (await found).map(({ pageContent }) => pageContent);

test("a store's own settings hold for retrievers that search it their own way", async () => {
  const vectorStore = await store({ topK: 1 });
  const found = await (await retriever("customRetriever", { vectorStore })).retrieve("canteen", context());
  expect(found).toHaveLength(1);
});

test("a threshold leaves out what is less near, and keeps the scores", async () => {
  const near = await retriever("similarityThresholdRetriever", { vectorStore: await store(), minSimilarityScore: 45 });
  const found = await near.retrieve("How long is the warranty on a loom?", context());
  expect(found[0]?.pageContent).toContain("warranty");
  expect(found.length).toBeLessThan(passages.length);
  for (const { score = 0 } of found) expect(score).toBeGreaterThanOrEqual(0.45);
});

test("other wordings of a question find what it does not, with the usage on the retriever's account", async () => {
  models.script({ text: "<questions>\n1. When is lunch?\n2. Which day has fish?\n</questions>" });
  const inputs = { vectorStore: await store({ topK: 1 }), model: await model() };
  const watched = context();
  const found = await texts((await retriever("multiQueryRetriever", inputs)).retrieve("Tell me of food", watched));
  expect(found).toContain("The canteen serves lunch from noon to two.");
  expect(found).toContain("On Fridays the canteen has fish.");
  expect(watched.usage()).toEqual(["multiQueryRetriever_0"]);
  expect(JSON.stringify(models.requests[0]?.body.messages)).toContain("Tell me of food");
});

test("fused searches put first what many of them find, and metadata filters reach each of them", async () => {
  models.script({ text: "fish on Fridays\ncanteen Friday menu" });
  const inputs = { baseRetriever: await named(), model: await model(), queryCount: 2, topK: 2 };
  const fused = await retriever("RRFRetriever", inputs);
  const found = await fused.retrieve("Is there fish?", context());
  expect(found.map(({ pageContent }) => pageContent)[0]).toBe("On Fridays the canteen has fish.");
  expect(found).toHaveLength(2);
  expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 1);
  const narrow = await fused.retrieve("Is there fish?", context({ filter: { topic: "office" } }));
  expect(narrow.every(({ metadata }) => metadata["topic"] === "office")).toBe(true);
});

test("a model keeps only what helps, and documents without any are dropped", async () => {
  models.script({ text: "opens at nine" }, { text: "NO_OUTPUT" });
  const inputs = { baseRetriever: await named(), model: await model() };
  const found = await texts((await retriever("llmFilterRetriever", inputs)).retrieve("When does it open?", context()));
  expect(found).toEqual(["opens at nine"]);
  expect(models.requests).toHaveLength(passages.length);
});

test("an abort reaches the model that a retriever asks", async () => {
  models.script({ hang: true });
  const stop = new AbortController();
  const inputs = { baseRetriever: await named(), model: await model() };
  const asked = (await retriever("llmFilterRetriever", inputs)).retrieve("?", context({ signal: stop.signal }));
  await expect.poll(() => models.requests.length).toBeGreaterThan(0);
  stop.abort(new Error("stopped"));
  await expect(asked).rejects.toThrow("stopped");
  await models.requests[0]?.hungUp;
});

test("other embeddings drop what is far from the question", async () => {
  const embeddings = await build("builtinEmbeddings", { tools: tools() });
  const inputs = { baseRetriever: await named(), embeddings, similarityThreshold: 0.4, k: 2 };
  const found = await (
    await retriever("embeddingsFilterRetriever", inputs)
  ).retrieve("lunch in the canteen", context());
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(2);
  expect(found[0]?.pageContent).toContain("lunch");
});

test("a made-up answer finds what is like it", async () => {
  models.script({ text: "The warranty on each loom is two years." });
  const inputs = { vectorStore: await store(), model: await model(), topK: 1 };
  const found = await texts((await retriever("HydeRetriever", inputs)).retrieve("It broke!", context()));
  expect(found).toEqual(["The warranty on every loom lasts two years."]);
});

test("results are written in a form of one's own, in which a document's words are only words", async () => {
  const resultFormat = "[{{metadata.topic}}/{{metadata.none}}] {{context}}";
  const inputs = { vectorStore: await store(), resultFormat, topK: 1 };
  const found = await texts((await retriever("customRetriever", inputs)).retrieve("fish", context()));
  expect(found).toEqual(["[canteen/{{metadata.none}}] On Fridays the canteen has fish."]);
});

const fields = [
  { key: "topic", type: "Enum", enumValues: "office, canteen, sales", description: "what it is about" },
  { key: "year", type: "Number" },
];

test("a model's filter narrows the search, and the search it leaves stands in place of the question", async () => {
  models.script({ text: '```json\n{"query": "food", "filter": {"topic": "canteen", "year": 2023}}\n```' });
  const inputs = { vectorStore: await store(), model: await model(), fields };
  const found = await texts(
    (await retriever("selfQueryRetriever", inputs)).retrieve("Canteen food in 2023?", context()),
  );
  expect(found).toEqual(["On Fridays the canteen has fish."]);
});

test("a filter that names what was not declared is asked for again, and then done without", async () => {
  const inputs = { vectorStore: await store(), model: await model(), fields };
  models.script(
    { text: '{"query": "x", "filter": {"secret": 1}}' },
    { text: '{"query": "fish", "filter": {"year": 2023}}' },
  );
  const second = await (await retriever("selfQueryRetriever", inputs)).retrieve("fish in 2023", context());
  expect(second.every(({ metadata }) => metadata["year"] === 2023)).toBe(true);
  expect(JSON.stringify(models.requests[1]?.body.messages)).toContain("secret");
  models.script({ text: '{"filter": {"topic": "nonsense"}}' });
  expect(await (await retriever("selfQueryRetriever", inputs)).retrieve("fish", context())).toHaveLength(4);
});

test("keywords of a question become the metadata filter, never loosening what the caller asked for", async () => {
  models.script({ text: '{"topic": "canteen", "year": null}' });
  const inputs = {
    vectorStore: await store(),
    model: await model(),
    dynamicMetadataFilterRetrieverStructuredOutput: fields,
  };
  const extract = await retriever("extractMetadataRetriever", inputs);
  expect((await extract.retrieve("lunch?", context())).map(({ metadata }) => metadata["topic"])).toEqual([
    "canteen",
    "canteen",
  ]);
  const narrow = await extract.retrieve("lunch?", context({ filter: { topic: "office" } }));
  expect(narrow.every(({ metadata }) => metadata["topic"] === "office")).toBe(true);
});

test("meaning and words together find a number that meaning alone does not put first", async () => {
  const hybrid = await retriever("hybridRetriever", { vectorStore: await store(), topK: 3, wordsWeight: 0.6 });
  const found = await hybrid.retrieve("LX-4711", context());
  expect(found[0]?.pageContent).toContain("LX-4711");
  expect(found).toHaveLength(3);
  const narrow = await hybrid.retrieve("LX-4711", context({ filter: { topic: "office" } }));
  expect(narrow.every(({ metadata }) => metadata["topic"] === "office")).toBe(true);
});

test("a store that cannot search words says so", async () => {
  const { searchWords: _words, ...vectorStore } = await store();
  await expect(retriever("hybridRetriever", { vectorStore })).rejects.toThrow(/cannot search by words/);
});

test("the built-in reranker puts first what shares the question's words, with scores between 0 and 1", async () => {
  const rerank = await retriever("builtinRerankRetriever", { baseRetriever: await named(), topK: 2 });
  const found = await rerank.retrieve("Which part number is the shuttle?", context());
  expect(found.map(({ pageContent }) => pageContent)[0]).toContain("LX-4711");
  expect(found).toHaveLength(2);
  for (const { score = -1, metadata } of found) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(metadata["relevance_score"]).toBe(score);
  }
});

const azure = {
  azureFoundryApiKey: "k",
  azureFoundryEndpoint: "https://mine.services.ai.azure.com/providers/cohere/v2/rerank",
};
test.each([
  ["cohereRerankRetriever", { cohereApiKey: "k" }, { topK: 2 }, "https://api.cohere.com", "top_n"],
  ["voyageAIRerankRetriever", { apiKey: "k" }, { topK: 2 }, "https://api.voyageai.com", "top_k"],
  ["JinaRerankRetriever", { jinaAIAPIKey: "k" }, { topN: 2 }, "https://api.jina.ai", "top_n"],
  ["AzureRerankRetriever", azure, { topK: 2 }, "https://mine.services.ai.azure.com", "top_n"],
])("%s puts what was found in the provider's order", async (name, secrets, inputs, host, limit) => {
  const rerank = await retriever(name, { baseRetriever: await named(), ...inputs }, secrets);
  const found = await rerank.retrieve("Friday fish", context());
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({
    pageContent: "On Fridays the canteen has fish.",
    metadata: { topic: "canteen", relevance_score: 1 },
    score: 1,
  });
  const [request] = vectors.requests;
  expect(request?.headers["x-meant-for"]).toBe(host);
  expect(request?.body).toMatchObject({ query: "Friday fish", [limit]: 2 });
  vectors.fail({ status: 401 });
  await expect(rerank.retrieve("x", context())).rejects.toThrow(/refused the key/);
});

test("nothing found is nothing to rerank", async () => {
  const baseRetriever: Retriever = { retrieve: async () => [] };
  const rerank = await retriever("cohereRerankRetriever", { baseRetriever }, { cohereApiKey: "k" });
  expect(await rerank.retrieve("x", context())).toEqual([]);
  expect(vectors.requests).toEqual([]);
});

test("small pieces are found and the longer texts around them are given, each once", async () => {
  const pieceSplitter = await build("recursiveCharacterTextSplitter", {
    inputs: { chunkSize: 60, chunkOverlap: 0 },
    tools: tools(),
  });
  const parentSplitter = await build("markdownTextSplitter", { inputs: { splitByHeaders: "h1" }, tools: tools() });
  const textSplitter = await build("parentTextSplitter", { inputs: { parentSplitter, pieceSplitter }, tools: tools() });
  const text = `# Canteen\n${passages[2]?.text} ${passages[3]?.text}\n\n# Office\n${passages[0]?.text} ${passages[1]?.text}`;
  const document = await build("plainText", { inputs: { text, textSplitter }, output: "document", tools: tools() });
  const embeddings = await build("builtinEmbeddings", { tools: tools() });
  const baseRetriever = await build("memoryVectorStore", {
    inputs: { document: [document], embeddings, topK: 3 },
    output: "retriever",
    tools: tools(),
  });
  const found = await (await retriever("parentDocumentRetriever", { baseRetriever })).retrieve("fish?", context());
  expect(found[0]?.pageContent).toMatch(/^# Canteen\n.*lunch.*fish\.$/);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  expect(found[0]?.metadata).toEqual({ source: "Plain Text", loc: { lines: { from: 1, to: 3 } } });
  expect(found[0]?.score).toBeGreaterThan(0);
});

test("documents and text as an output are found for the question, or for another one that is typed", async () => {
  const inputs = { vectorStore: await store(), topK: 1 };
  const turn = aTurn("fish");
  const text = await build("customRetriever", {
    inputs: { ...inputs, resultFormat: "{{context}}" },
    output: "text",
    tools: tools(),
    turn,
  });
  expect(text).toBe("On Fridays the canteen has fish.");
  const other = { ...inputs, resultFormat: "{{context}}", query: "warranty of a loom" };
  const source = await build<DocumentSource>("customRetriever", {
    inputs: other,
    output: "document",
    tools: tools(),
    turn,
  });
  const run = { files: [], signal: turn.signal, skip: () => undefined };
  const loaded: string[] = [];
  for await (const { pageContent } of source.load(run)) loaded.push(pageContent);
  expect(loaded).toEqual(["The warranty on every loom lasts two years."]);
});

test("the built-in answerer cannot write what a retriever needs, and says what to connect", async () => {
  const answerer = await build("builtinAnswerer", { tools: tools() });
  const hyde = await retriever("HydeRetriever", { vectorStore: await store(), model: answerer });
  await expect(hyde.retrieve("x", context())).rejects.toThrow(/Connect a chat model/);
});
