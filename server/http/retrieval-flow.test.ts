import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { parseFlowise } from "@/domain/flow/parse-flowise";
import { catalogue } from "@/server/nodes/catalogue";
import type { DocumentSource } from "@/server/nodes/documents/document-slots";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { startVectorServer, type VectorServer } from "@/server/nodes/testing/vector-server";
import { newId } from "@/server/platform/ids";
import { createCredential } from "@/server/services/credentials/create-credential";
import { createStore } from "@/server/services/documents/stores/create-store";
import { findLoader } from "@/server/services/documents/stores/find-loader";
import { processLoader } from "@/server/services/documents/stores/process-loader";
import { saveLoader } from "@/server/services/documents/stores/save-loader";
import { startApi, type TestApi } from "./testing/start-api";

const file = join(import.meta.dirname, "../../e2e/fixtures/flows/retrieval-qa.json");

let api: TestApi;
let models: ModelServer;
let vectors: VectorServer;
beforeAll(async () => {
  [api, models, vectors] = await Promise.all([
    startApi({ RUN_TIMEOUT_SECONDS: "60" }),
    startModelServer(),
    startVectorServer(),
  ]);
});
afterAll(() => Promise.all([api.close(), models.close(), vectors.close()]));

/** The file as it was exported, with what its owner has to give: addresses, keys and a document store. */
async function imported(storeId: string): Promise<FlowDocument> {
  const { owner } = api.workspace;
  const credential = async (type: string, values: Record<string, string>): Promise<string> =>
    (await createCredential(owner, { name: type, type, values })).id;
  const openAi = await credential("openAIApi", { openAIApiKey: "sk-embeddings" });
  const mistral = await credential("mistralAIApi", { mistralAIAPIKey: "sk-mistral" });
  const given = (node: FlowNode): FlowNode => {
    const with_ = (inputs: object, credentialId?: string): FlowNode => ({
      ...node,
      inputs: { ...node.inputs, ...inputs },
      ...(credentialId && { credentialId }),
    });
    switch (node.name) {
      case "openAIEmbeddings":
        return with_({ basepath: `${vectors.origin}/v1` }, openAi);
      case "chatMistralAI":
        return with_({ overrideEndpoint: models.origin }, mistral);
      case "documentStore":
        return with_({ selectedStore: storeId });
      case "conversationalRetrievalQAChain":
        return with_({ returnSourceDocuments: true });
      default:
        return node;
    }
  };
  const { document, report } = parseFlowise(readFileSync(file, "utf8"), specLookup(catalogue().specs()));
  expect(report.problems).toEqual([]);
  return { ...document, nodes: document.nodes.map(given) };
}

async function filledStore(pageContent: string): Promise<string> {
  const { owner } = api.workspace;
  const { id } = await createStore(owner, { name: "House rules" });
  const choice = { name: "plainText", inputs: { text: pageContent } };
  const saved = await saveLoader(owner, { id, loader: choice });
  const source: DocumentSource = {
    async *load() {
      yield { pageContent, metadata: { source: "rules" } };
    },
  };
  await processLoader({
    ...{ db: owner.db, files: owner.files, clock: owner.clock, source, making: newId() },
    loader: await findLoader(owner, saved.id, id),
    signal: new AbortController().signal,
    report: { counts: () => undefined, failed: () => undefined },
  });
  return id;
}

test("an exported flow over documents is filled with a file and a store, and answers a conversation from them", async () => {
  const id = await api.makeFlow(await imported(await filledStore("Zithers may be played until ten.")));
  const key = await api.makeKey(["predict"]);
  const authorization = `Bearer ${key}`;
  const form = new FormData();
  form.append("files", new Blob(["Quilts are aired on Wednesdays.\n\nJam jars go back to the cellar."]), "house.txt");
  const filled = await fetch(`${api.origin}/api/v1/vector/upsert/${id}`, {
    method: "POST",
    headers: { authorization },
    body: form,
  });
  expect({ status: filled.status, body: await filled.json() }).toMatchObject({
    status: 200,
    body: { numAdded: 2, numSkipped: 0 },
  });
  expect(vectors.requests[0]?.headers.authorization).toBe("Bearer sk-embeddings");

  const ask = async (question: string) => {
    const response = await fetch(`${api.origin}/api/v1/prediction/${id}`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ question, overrideConfig: { sessionId: "s" } }),
    });
    expect(response.status).toBe(200);
    return response.json();
  };
  models.script({ text: "Until ten [1]." });
  const first = await ask("Zithers may be played until when?");
  expect(first).toMatchObject({ text: "Until ten [1].", sourceDocuments: expect.any(Array) });
  expect(first.sourceDocuments[0]).toMatchObject({
    pageContent: "Zithers may be played until ten.",
    metadata: { source: "rules", score: expect.any(Number) },
  });
  expect(JSON.stringify(models.requests[0]?.body.messages)).toContain("Zithers may be played until ten.");
  expect(models.requests[0]?.headers.authorization).toBe("Bearer sk-mistral");

  models.requests.length = 0;
  models.script({ text: "When are quilts aired?" }, { text: "On Wednesdays [1]." });
  const second = await ask("And quilts?");
  expect(JSON.stringify(models.requests[0]?.body.messages)).toContain("Until ten [1].");
  expect(second.text).toBe("On Wednesdays [1].");
  expect(second.sourceDocuments[0].pageContent).toContain("Quilts are aired on Wednesdays.");
  expect(second.sourceDocuments[0].metadata).toMatchObject({ source: "house.txt" });
});
