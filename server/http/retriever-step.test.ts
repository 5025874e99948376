import { afterAll, beforeAll, expect, test } from "vitest";
import { finish, runStep } from "@/server/nodes/testing/run-step";
import type { NodeTools } from "@/server/engine/ports";
import { workspaceTools } from "@/server/services/documents/workspace-tools";
import { apiClient } from "./testing/api-client";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let tools: NodeTools;
let foreign: NodeTools;
let harbour: string;
let mill: string;

beforeAll(async () => {
  api = await startApi({ RUN_TIMEOUT_SECONDS: "60" });
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const fill = async (name: string, text: string): Promise<string> => {
    const { id: storeId } = await ok("POST", "/document-store/store", { body: { name, description: "" } });
    const loader = { storeId, loaderId: "plainText", loaderName: name, loaderConfig: { text } };
    const saved = await ok("POST", "/document-store/loader/save", { body: loader });
    await ok("POST", `/document-store/loader/process/${saved.id}`, { body: {} });
    const index = { storeId, embeddingName: "builtinEmbeddings", vectorStoreName: "builtinVectorStore" };
    await ok("POST", "/document-store/vectorstore/insert", { body: index });
    return storeId;
  };
  harbour = await fill("Harbour", "The ferry leaves the harbour at six in the morning.");
  mill = await fill("Mill", "The mill grinds flour until six in the evening.");
  tools = workspaceTools(api.runtime, api.workspace.owner.actor.workspaceId);
  foreign = workspaceTools(api.runtime, api.stranger.owner.actor.workspaceId);
});
afterAll(() => api.close());

const rows = (...stores: string[]) => stores.map((documentStore) => ({ documentStore }));
const find = (inputs: Record<string, unknown>, scope = {}) => finish("retrieverAgentflow", { inputs, tools, scope });

test("the documents of all stores are kept, in the order in which the stores are written", async () => {
  const retrieverQuery = "What happens at six?";
  const { output } = await find({
    retrieverKnowledgeDocumentStores: rows(mill, `${harbour}:Harbour`, mill),
    retrieverQuery,
  });
  expect(output["content"]).toBe(
    "The mill grinds flour until six in the evening.\nThe ferry leaves the harbour at six in the morning.",
  );
  expect(output["sourceDocuments"]).toMatchObject([
    { pageContent: expect.stringContaining("mill") },
    { pageContent: expect.stringContaining("ferry") },
  ]);
});

test("without a query the stores are asked what the flow was asked", async () => {
  const scope = { input: "When does the ferry leave?" };
  const { output } = await find({ retrieverKnowledgeDocumentStores: rows(harbour) }, scope);
  expect(output["content"]).toContain("The ferry leaves");
});

test("with metadata the documents are JSON", async () => {
  const inputs = {
    retrieverKnowledgeDocumentStores: rows(harbour),
    retrieverQuery: "ferry",
    outputFormat: "textWithMetadata",
  };
  const { output } = await find(inputs);
  expect(JSON.parse(String(output["content"]))).toEqual([
    {
      pageContent: expect.stringContaining("ferry"),
      metadata: expect.objectContaining({ score: expect.any(Number) }),
      id: expect.any(String),
    },
  ]);
});

test("a store of another workspace does not exist, and without a store the author is told", async () => {
  const inputs = { retrieverKnowledgeDocumentStores: rows(harbour), retrieverQuery: "ferry" };
  await expect(runStep("retrieverAgentflow", { inputs, tools: foreign })).rejects.toMatchObject({ code: "not_found" });
  await expect(runStep("retrieverAgentflow", { inputs: {}, tools })).rejects.toThrow(
    "Choose a document store in “Retriever”.",
  );
});
