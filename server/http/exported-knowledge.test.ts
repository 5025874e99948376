import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { VectorIndex } from "@/server/nodes/documents/document-slots";
import { build } from "@/server/nodes/testing/build";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import type { VectorServer } from "@/server/nodes/testing/vector-servers/start-vector-server";
import { someTools } from "@/server/nodes/testing/turn";
import { createPostgresConnections } from "@/server/platform/postgres-connections";
import { apiClient } from "./testing/api-client";
import { compareExports, type ComparedExports, type ComparedFlow } from "./testing/compared-exports";
import { flowNode, flowWire } from "./testing/document-flow";
import { books, rightKey as key, type Shelf, shelves } from "./testing/vector-shelves";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

// A question that ran out of time would still be asking its model in the next test.
vi.setConfig({ testTimeout: 60_000 });

let api: TestApi;
let model: ModelServer;
let exports: ComparedExports;
let embedder: Server;
const servers: VectorServer[] = [];
const connections = createPostgresConnections({ allowPrivateHosts: ["127.0.0.1"] });

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  embedder = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    const { method, url = "", headers } = request;
    const searched = searchHosts.some((host) => headers["x-test-host"]?.toString().endsWith(host));
    const keys = [headers.authorization, headers["x-api-key"], headers["x-subscription-token"], headers["x-plain"]];
    if (searched) searches.push([method, headers["x-test-host"], url, keys.join(" "), body].join(" "));
    const echo = { method, url, keys, body };
    const told = searched ? foundPages : url.startsWith("/items") ? echo : embedded(url, body);
    response.setHeader("content-type", "application/json").end(JSON.stringify(told));
  });
  await new Promise<void>((resolve) => embedder.listen(0, "127.0.0.1", resolve));
  servers.push(...(await Promise.all(shelves.map(({ start }) => start()))));
  books.make("books");
  const at = `http://127.0.0.1:${portOf(embedder)}`;
  const hosts = {
    ...Object.fromEntries([...embedders, ...searchHosts].map((host) => [host, at])),
    "pinecone.io": urlOf("pinecone"),
  };
  const { fetch: outside } = api.outside;
  api.outside.fetch = redirected(hosts, outside);
  await Promise.all(shelves.map(fill));
  const variables = Object.assign({}, ...shelves.map(({ environment, node }) => environment(urlOf(node))));
  const own = { ...variables, ...embeddingKeys, ANSWERED_BY: JSON.stringify(hosts) };
  exports = await compareExports({ api, model, key: await api.makeKey(["predict"]) }, await flows(), own);
}, 240_000);
afterAll(async () => {
  embedder.close();
  await Promise.all([exports.close(), connections.close()]);
  await Promise.all([api.close(), model.close(), ...servers.map((server) => server.close())]);
});

const urlOf = (node: string): string => servers[shelves.findIndex((shelf) => shelf.node === node)]?.url ?? "";
const portOf = (server: Server): string => {
  const address = server.address();
  return typeof address === "object" && address !== null ? String(address.port) : "";
};

/** What a text is about: warp, weft, neither. */
const vectorOf = (text: string): number[] => [/warp/i.test(text) ? 1 : 0, /weft/i.test(text) ? 1 : 0, 0.1];

const searchHosts = ["tavily.com", "serper.dev", "brave.com", "serpapi.com"];
const searches: string[] = [];
const pages = ["Looms", "Wefts", ""].map((title) => ({ title, link: `https://${title}.example`, snippet: "Of <b>." }));
const found = pages.map(({ title, link: url, snippet }) => ({
  ...{ title, url, content: snippet, description: `<strong>${snippet}</strong>` },
}));
/** In the form of every service at once. */
const foundPages = {
  ...{ answer: "Yarn.", results: found, web: { results: found }, organic: pages, organic_results: pages },
  ...{ answerBox: { snippet: "Thread." }, knowledge_graph: { description: "Cloth." } },
};

/** The vectors of some texts, in the form of whichever service is asked. */
function embedded(path: string, body: string): unknown {
  const { input, texts, requests } = asked.parse(JSON.parse(body));
  const all = texts ?? requests?.map(({ content }) => content.parts[0]?.text ?? "") ?? [input ?? ""].flat();
  const vectors = all.map(vectorOf);
  if (path.endsWith("/api/embed")) return { embeddings: vectors };
  if (texts) return { embeddings: { float: vectors } };
  if (requests) return { embeddings: vectors.map((values) => ({ values })) };
  return { data: vectors.map((embedding, index) => ({ index, embedding })) };
}
const content = z.object({ parts: z.array(z.object({ text: z.string() })) });
const asked = z.object({
  ...{ input: z.union([z.string(), z.array(z.string())]).optional(), texts: z.array(z.string()).optional() },
  requests: z.array(z.object({ content })).optional(),
});

const embedders = ["cohere.com", "voyageai.com", "googleapis.com", "mistral.ai", "together.xyz"];

/** Hosts of services are those of the test. */
const redirected =
  (servers: Readonly<Record<string, string>>, otherwise: typeof fetch): typeof fetch =>
  (input, init) => {
    const meant = new URL(new Request(input).url);
    const [, origin] = Object.entries(servers).find(([ending]) => meant.host.endsWith(ending)) ?? [];
    if (origin === undefined) return otherwise(input, init);
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), "x-test-host": meant.host };
    return fetch(`${origin}${meant.pathname}${meant.search}`, { ...init, headers });
  };

async function fill({ node, config, secrets }: Shelf): Promise<void> {
  const url = urlOf(node);
  const index = await build<VectorIndex>(node, {
    inputs: { ...config(url), document: [], embeddings: { model: "none" } },
    ...{ secrets: secrets(url), output: "vectorStore" },
    tools: someTools(redirected({ "pinecone.io": urlOf("pinecone") }, fetch), {
      postgres: (address) => connections.connect(address),
    }),
  });
  const texts = ["The warp is held by the loom.", "The weft goes across.", "Somebody else's warp."];
  const documents = texts.map((pageContent, at) => ({
    ...{ id: `00000000-0000-4000-8000-00000000000${String(at)}`, pageContent, vector: vectorOf(pageContent) },
    metadata: { kind: "own", ...(at === 2 && { flowise_chatId: "another" }) },
  }));
  await index.put(documents, new AbortController().signal);
}

const embeddingKeys = {
  ...{ COHERE_API_KEY: key, VOYAGE_API_KEY: key, GOOGLE_API_KEY: key, MISTRAL_API_KEY: key, TOGETHER_API_KEY: key },
  ...{ LOCALAI_API_KEY: key, TAVILY_API_KEY: key, SERPER_API_KEY: key, BRAVE_API_KEY: key, SERPAPI_API_KEY: key },
  REQUESTSPOST_X_API_KEY: "a secret",
};
const embeddings = (at: string): Record<string, { config: object; of?: string; secret: string; more?: object }> => {
  const config = { modelName: "e" };
  return {
    openAIEmbeddingsCustom: {
      config: { ...config, basepath: `${at}/v1`, stripNewLines: true },
      ...{ of: "openAIApi", secret: "openAIApiKey" },
    },
    ollamaEmbedding: { config: { ...config, baseUrl: at }, secret: "" },
    cohereEmbeddings: { config, of: "cohereApi", secret: "cohereApiKey" },
    voyageAIEmbeddings: {
      ...{ config, of: "voyageAIApi", secret: "apiKey" },
      more: { endpoint: "https://api.voyageai.com/v1/embeddings" },
    },
    googleGenerativeAiEmbeddings: { config, of: "googleGenerativeAI", secret: "googleGenerativeAPIKey" },
    mistralAIEmbeddings: { config, of: "mistralAIApi", secret: "mistralAIAPIKey" },
    togetherAIEmbedding: { config, of: "togetherAIApi", secret: "togetherAIApiKey" },
    localAIEmbeddings: { config: { ...config, basePath: `${at}/v1` }, of: "localAIApi", secret: "localAIApiKey" },
  };
};

async function flows(): Promise<Record<string, ComparedFlow>> {
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const credential = async (credentialName: string, plainDataObj: object) =>
    (await ok("POST", "/credentials", { body: { name: credentialName, credentialName, plainDataObj } })).id;
  const at = `http://127.0.0.1:${portOf(embedder)}`;
  const openAi = {
    ...{ modelName: "e", basepath: `${at}/v1`, stripNewLines: true },
    FLOWISE_CREDENTIAL_ID: await credential("openAIApi", { openAIApiKey: "sk-test" }),
  };
  const models = await Promise.all(
    Object.entries(embeddings(at)).map(async ([name, { config, of, secret, more }]) => ({
      embeddingModel: name,
      embeddingModelConfig: {
        ...config,
        FLOWISE_CREDENTIAL_ID: of && (await credential(of, { [secret]: key, ...more })),
      },
    })),
  );
  const made = shelves.map(async ({ node, config, credential: kind, secrets }, index) => {
    const url = urlOf(node);
    const id = await credential(kind, secrets(url));
    const knowledge = {
      ...{ vectorStore: node, vectorStoreConfig: { ...config(url), topK: 2, FLOWISE_CREDENTIAL_ID: id } },
      ...models[index % models.length],
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
  const qdrant = shelves[0];
  const store = { ...qdrant?.config(urlOf("qdrant")), topK: 1 };
  const keyed = { qdrant: await credential("qdrantApi", { qdrantApiKey: key }), openAi: openAi.FLOWISE_CREDENTIAL_ID };
  return {
    ...Object.fromEntries(await Promise.all(made)),
    chain: chain(store, openAi, keyed),
    ...(await withTools(at, credential)),
  };
}

async function withTools(
  at: string,
  credential: (name: string, secrets: object) => Promise<unknown>,
): Promise<Record<string, ComparedFlow>> {
  const chosen = (name: string, config: object) => ({
    ...{ agentSelectedTool: name, agentSelectedToolConfig: config },
  });
  const keyed = async (name: string, of: string, secret: string, config: object = {}) =>
    chosen(name, { ...config, FLOWISE_CREDENTIAL_ID: await credential(of, { [secret]: key }) });
  const agent = (agentTools: unknown[]): ComparedFlow => ({
    kind: "agentflow",
    document: drawn(
      [
        step("startAgentflow_0", { startInputType: "chatInput" }),
        step("agentAgentflow_0", {
          ...{
            agentModel: "chatOpenAICustom",
            agentModelConfig: { modelName: "test", basepath: `${model.origin}/v1` },
          },
          ...{ agentEnableMemory: true, agentTools },
        }),
      ],
      "startAgentflow_0 > agentAgentflow_0",
    ),
  });
  const id = { type: "string", required: true, in: "path", description: "Which." };
  const get = {
    requestsGetUrl: `${at}/items/:id`,
    requestsGetQueryParamsSchema: JSON.stringify({ id, page: { type: "number" } }),
  };
  const post = {
    ...{ requestsPostUrl: `${at}/items`, requestsPostHeaders: '{"X-Api-Key": "a secret", "X-Plain": "plain"}' },
    ...{ requestsPostBody: '{"kind": "loom"}', requestsPostBodySchema: '{"name": {"type": "string"}}' },
  };
  return {
    requests: agent([chosen("requestsGet", get), chosen("requestsPost", post), chosen("requestsDelete", {})]),
    searching: agent([
      await keyed("tavilyAPI", "tavilyApi", "tavilyApiKey", { maxResults: 3, includeDomains: "a.example, b.example" }),
      await keyed("serper", "serperApi", "serperApiKey"),
      await keyed("braveSearchAPI", "braveSearchApi", "braveApiKey"),
    ]),
    serpapi: agent([await keyed("serpAPI", "serpApi", "serpApiKey")]),
  };
}

/**
 * ```
 * embeddings ─ store ┐
 *              model ┼─ chain
 *             memory ┘
 * ```
 */
const chain = (store: object, embeddings: object, keyed: { qdrant: unknown; openAi: unknown }): ComparedFlow => ({
  kind: "chatflow",
  document: {
    nodes: [
      { ...flowNode("openAIEmbeddingsCustom_0", { ...embeddings }), credentialId: String(keyed.openAi) },
      { ...flowNode("qdrant_0", { ...store }, "retriever"), credentialId: String(keyed.qdrant) },
      flowNode("chatOpenAICustom_0", { modelName: "test", basepath: `${model.origin}/v1` }),
      flowNode("bufferWindowMemory_0", { k: 1 }),
      flowNode("conversationalRetrievalQAChain_0", { responsePrompt: "Use {context} and {{braces}}." }),
    ],
    edges: [
      flowWire("openAIEmbeddingsCustom_0", "openAIEmbeddingsCustom", "qdrant_0", "embeddings"),
      flowWire("qdrant_0", "retriever", "conversationalRetrievalQAChain_0", "vectorStoreRetriever"),
      flowWire("chatOpenAICustom_0", "chatOpenAICustom", "conversationalRetrievalQAChain_0", "model"),
      flowWire("bufferWindowMemory_0", "bufferWindowMemory", "conversationalRetrievalQAChain_0", "memory"),
    ],
  },
});

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

  it("for a chain that answers from documents and remembers what was said", async () => {
    const script = [{ text: "It goes across." }, { text: "What holds the warp?" }, { text: "The loom." }];
    const asked = { earlier: "What is the weft?", question: "And what holds the other?", script };
    expect(await exports.both("chain", asked)).toEqual({ server: "The loom.", own: "The loom.", waits: [] });
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("[1] The warp is held by the loom.");
  });

  it("with tools that send requests", async () => {
    const tools = [
      { name: "requests_get", args: { queryParams: { id: "a/b", page: 2 } } },
      { name: "requests_post", args: { body: { name: "x" } } },
      { name: "requests_delete", args: { url: "nowhere" } },
    ];
    const script = [{ tools }, { text: "Done." }];
    expect(await exports.both("requests", { question: "Go", script })).toMatchObject({ server: "Done.", own: "Done." });
    const told = JSON.stringify(model.requests.at(-1)?.body.messages);
    for (const part of ["/items/a%2Fb?page=2", "a secret", "plain", "is no address"]) expect(told).toContain(part);
    expect(JSON.stringify(exports.code("requests").files)).not.toContain("a secret");
  });

  it("with tools that search the web", async () => {
    const calls = ["tavily_search", "search", "brave_search"].map((name) => ({
      name,
      args: { input: "wefts & warps" },
    }));
    const script = [{ tools: calls }, { text: "Done." }];
    expect(await exports.both("searching", { question: "Go", script })).toMatchObject({ own: "Done." });
    const again = [{ tools: [{ name: "search", args: { input: "wefts" } }] }, { text: "Done." }];
    expect(await exports.both("serpapi", { question: "Go", script: again })).toMatchObject({ own: "Done." });
    const told = JSON.stringify(model.requests.at(-1)?.body.messages);
    expect(told).toContain(String.raw`Cloth.\n\nLooms`);
    const [first, second, last] = [searches.slice(0, 3), searches.slice(3, 6), searches.slice(6)];
    expect(second.toSorted()).toEqual(first.toSorted());
    expect(last[1]).toBe(last[0]);
    expect(searches.every((search) => search.includes(key))).toBe(true);
  });
});
