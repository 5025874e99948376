import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pdfFile } from "@/server/platform/extract-text/testing/sample-files";
import { documentFlow, flowNode, flowWire } from "./testing/document-flow";
import { startApi, type TestApi } from "./testing/start-api";

interface Added {
  pageContent: string;
}

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

  test("of every kind are read, and one that cannot be is named while the others go in", async () => {
    const flow = documentFlow("The house has a garden.");
    const loader = flowNode("fileLoader_0", {}, "document");
    const into = flowWire("fileLoader_0", "document", "builtinVectorStore_0", "document");
    const id = await api.makeFlow({ nodes: [...flow.nodes, loader], edges: [...flow.edges, into] });
    const form = new FormData();
    form.append("files", new Blob([new Uint8Array(pdfFile("The gardener is called Rosa Green."))]), "garden.pdf");
    form.append("files", new Blob(["name,job\nIvo,The driver of the coach"]), "staff.csv");
    form.append("files", new Blob(["%PDF-1.7 and nothing else"]), "broken.pdf");
    const sent = await post(`vector/upsert/${id}`, form);
    expect(sent).toMatchObject({ status: 200, body: { numAdded: 3, failures: [{ item: "broken.pdf" }] } });
    const asked = await post(`prediction/${id}`, { question: "What is the name of the gardener?" });
    expect(asked.body.text).toContain("Rosa Green");
    expect(asked.body.sourceDocuments[0].metadata).toMatchObject({ source: "garden.pdf", loc: { pageNumber: 1 } });
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

  test("with values in place of the flow's own, where its owner allows it, by JSON and by a form", async () => {
    const nodes = { plainText_0: [{ name: "text", enabled: true }] };
    const settings = { apiConfig: { overrideConfig: { status: true, nodes } } };
    const id = await api.makeFlow(documentFlow("The house is red."), { settings });
    const closed = await api.makeFlow(documentFlow("The house is red."));
    const overrideConfig = { text: "The house is blue." };
    const added = async (flow: string, body: object | FormData) =>
      (await post(`vector/upsert/${flow}`, body)).body.addedDocs.map(({ pageContent }: Added) => pageContent);
    expect(await added(id, { overrideConfig })).toEqual(["The house is blue."]);
    const form = new FormData();
    form.append("text", "The house is green.");
    form.append("chunkSize", "4");
    expect(await added(id, form)).toEqual(["The house is green."]);
    expect(await added(closed, { overrideConfig })).toEqual(["The house is red."]);
  });

  test("what is not there, not allowed or not clear is refused in the words that clients know", async () => {
    const empty = await api.makeFlow({ nodes: [flowNode("builtinAnswerer_0")], edges: [] });
    expect(await post(`vector/upsert/${empty}`, {})).toMatchObject({
      status: 500,
      body: { success: false, message: "Error: vectorsService.upsertVector - No vector node found" },
    });
    const flow = documentFlow("A text.");
    const two = await api.makeFlow({ ...flow, nodes: [...flow.nodes, flowNode("faiss_0", {}, "retriever")] });
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
