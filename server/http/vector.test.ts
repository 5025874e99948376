import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { edgeId } from "@/domain/flow/flow-document";
import { startApi, type TestApi } from "./testing/start-api";

const node = (id: string, inputs: Record<string, unknown> = {}, output?: string) => {
  const name = id.replace(/_\d+$/, "");
  return { id, name, label: id, version: 1, position: { x: 0, y: 0 }, inputs, ...(output && { output }) };
};
const wire = (source: string, sourceHandle: string, target: string, targetHandle: string) => {
  const edge = { source, sourceHandle, target, targetHandle };
  return { ...edge, id: edgeId(edge) };
};

//   plainText ┐
//   textFile ─┼─ store ── chain (answers)
//   embeddings┘  records ┘   answerer ┘
const documentFlow = (text: string, store: Record<string, unknown> = {}): FlowDocument => ({
  nodes: [
    node("plainText_0", { text }, "document"),
    node("textFile_0", {}, "document"),
    node("builtinEmbeddings_0"),
    node("builtinRecordManager_0", { cleanup: "full" }),
    node("builtinVectorStore_0", store, "retriever"),
    node("builtinAnswerer_0"),
    node("conversationalRetrievalQAChain_0", { returnSourceDocuments: true }),
  ],
  edges: [
    wire("plainText_0", "document", "builtinVectorStore_0", "document"),
    wire("textFile_0", "document", "builtinVectorStore_0", "document"),
    wire("builtinEmbeddings_0", "builtinEmbeddings", "builtinVectorStore_0", "embeddings"),
    wire("builtinRecordManager_0", "builtinRecordManager", "builtinVectorStore_0", "recordManager"),
    wire("builtinVectorStore_0", "retriever", "conversationalRetrievalQAChain_0", "vectorStoreRetriever"),
    wire("builtinAnswerer_0", "builtinAnswerer", "conversationalRetrievalQAChain_0", "model"),
  ],
});

describe("filling a flow's store", () => {
  let api: TestApi;
  let key: string;
  beforeAll(async () => {
    api = await startApi({ RUN_TIMEOUT_SECONDS: "60" });
    key = await api.makeKey(["predict"]);
  });
  afterAll(() => api.close());

  const post = async (path: string, body: object | FormData, bearer = key) => {
    const form = body instanceof FormData;
    const response = await fetch(`${api.origin}/api/v1/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}`, ...(!form && { "content-type": "application/json" }) },
      body: form ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  test("by JSON it stores the flow's documents, which then answer, and the second time changes nothing", async () => {
    const id = await api.makeFlow(documentFlow("The loom in the cellar was built in 1802 by Ada Weaver."));
    const first = await post(`vector/upsert/${id}`, {
      stopNodeId: ["builtinVectorStore_0"],
      returnSourceDocuments: true,
      overrideConfig: {},
    });
    expect(first).toMatchObject({ status: 200, body: { numAdded: 1, numSkipped: 0, numDeleted: 0, numUpdated: 0 } });
    expect(first.body.addedDocs[0]).toMatchObject({ pageContent: expect.stringContaining("1802") });
    const asked = await post(`prediction/${id}`, { question: "When was the loom in the cellar built?" });
    expect(asked.body.text).toBe('"The loom in the cellar was built in 1802 by Ada Weaver." [1]');
    expect(asked.body.sourceDocuments[0]).toMatchObject({ metadata: { source: "plainText_0" } });
    const second = await post(`vector/upsert/${id}`, {});
    expect(second.body).toMatchObject({ numAdded: 0, numSkipped: 1, addedDocs: [] });
  });

  test("by a form the sent files reach their loader", async () => {
    const id = await api.makeFlow(documentFlow("The house has a garden with apple trees."));
    const form = new FormData();
    form.append("files", new Blob(["The cook of the house is called Grace Miller."]), "people.txt");
    form.append("returnSourceDocuments", "true");
    const sent = await post(`vector/upsert/${id}`, form);
    expect(sent).toMatchObject({ status: 200, body: { numAdded: 2 } });
    const asked = await post(`prediction/${id}`, { question: "What is the name of the cook?" });
    expect(asked.body.text).toContain("Grace Miller");
    expect(asked.body.sourceDocuments[0].metadata).toMatchObject({ source: "people.txt" });
  });

  test("what is not there, not allowed or not clear is refused in the words that clients know", async () => {
    const empty = await api.makeFlow({ nodes: [node("builtinAnswerer_0")], edges: [] });
    expect(await post(`vector/upsert/${empty}`, {})).toMatchObject({
      status: 500,
      body: { success: false, message: "Error: vectorsService.upsertVector - No vector node found" },
    });
    const flow = documentFlow("A text.");
    const two = await api.makeFlow({ ...flow, nodes: [...flow.nodes, node("faiss_0", {}, "retriever")] });
    expect((await post(`vector/upsert/${two}`, {})).body.message).toContain("please provide stopNodeId");
    expect((await post(`vector/upsert/${two}`, {}, "wrong")).status).toBe(401);
    const foreign = await api.makeKey(["predict"], [], api.stranger);
    expect((await post(`vector/upsert/${two}`, {}, foreign)).status).toBe(401);
  });

  test("files that came with one chat are found in that chat only", async () => {
    const id = await api.makeFlow(documentFlow("The house has a garden.", { fileUpload: true }));
    const form = new FormData();
    form.append("files", new Blob(["The secret ingredient of the soup is saffron."]), "soup.txt");
    form.append("chatId", "chat-a");
    expect((await post(`vector/upsert/${id}`, form)).status).toBe(200);
    const question = "What is the secret ingredient of the soup?";
    expect((await post(`prediction/${id}`, { question, chatId: "chat-a" })).body.text).toContain("saffron");
    expect((await post(`prediction/${id}`, { question, chatId: "chat-b" })).body.text).not.toContain("saffron");
  });
});
