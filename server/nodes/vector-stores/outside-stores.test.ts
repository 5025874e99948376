import { afterAll, describe, expect, test } from "vitest";
import type { VectorIndex } from "../documents/document-slots";
import { inMemoryDocuments } from "@/server/engine/testing/in-memory-documents";
import { build } from "../testing/build";
import { someTools } from "../testing/turn";
import { describeVectorIndex, describeVectorServer } from "../testing/vector-index-conformance";
import { chromaDialect } from "../testing/vector-servers/chroma-dialect";
import { pineconeDialect } from "../testing/vector-servers/pinecone-dialect";
import { qdrantDialect } from "../testing/vector-servers/qdrant-dialect";
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
  secrets(key: string, url: string): Record<string, string>;
  url: string;
  fetcher?: typeof fetch;
  missing?: RegExp;
}

/** The node's store, built as the engine builds it. */
function storeOf({ node, inputs, secrets, url, fetcher = fetch }: Outside) {
  return (collection: string, { secret = key, at = url } = {}): Promise<VectorIndex> =>
    build<VectorIndex>(node, {
      inputs: { ...inputs(collection, at), document: [], embeddings: { model: "none" } },
      secrets: secrets(secret, at),
      tools: someTools(fetcher),
      output: "vectorStore",
    });
}

function conform(name: string, outside: Outside, away = outside): void {
  const open = storeOf(outside);
  describeVectorIndex(name, { open, ...(outside.missing && { missing: outside.missing }) });
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
conform("Pinecone", ofPinecone(pinecone.url), ofPinecone(nowhere));

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
