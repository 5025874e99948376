import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { createFlow } from "@/server/services/flows/create-flow";
import { apiClient } from "./testing/api-client";
import { flowNode, flowWire } from "./testing/document-flow";
import { startApi, type TestApi } from "./testing/start-api";

const harbour = "The harbour master is called Ines Carver.\n\nThe ferry leaves at six in the morning.";
const builtIn = { embeddingName: "builtinEmbeddings", vectorStoreName: "builtinVectorStore" };
const splitter = { splitterId: "recursiveCharacterTextSplitter", splitterConfig: { chunkSize: 50, chunkOverlap: 0 } };

//   documentStore ── builtinVectorStore ── builtinEmbeddings
const rest = [flowNode("builtinEmbeddings_0"), flowNode("builtinVectorStore_0", {}, "retriever")];
const edges = [
  flowWire("documentStore_0", "document", "builtinVectorStore_0", "document"),
  flowWire("builtinEmbeddings_0", "builtinEmbeddings", "builtinVectorStore_0", "embeddings"),
];

describe("a document store", () => {
  let api: TestApi;
  let send: ReturnType<typeof apiClient>["send"];
  let ok: ReturnType<typeof apiClient>["ok"];
  beforeAll(async () => {
    api = await startApi({ RUN_TIMEOUT_SECONDS: "60" });
    ({ send, ok } = apiClient(api.origin, await api.makeKey(["manage", "predict"])));
  });
  afterAll(() => api.close());

  const makeStore = async (text = harbour) => {
    const { id } = await ok("POST", "/document-store/store", { body: { name: "Harbour", description: "The quay." } });
    const given = { storeId: id, loaderId: "plainText", loaderName: "Notes", loaderConfig: { text } };
    const loader = await ok("POST", "/document-store/loader/save", { body: { ...given, ...splitter } });
    return { id: String(id), loaderId: String(loader.id), given };
  };
  const read = (id: string) => ok("GET", `/document-store/store/${id}`);
  const process = (loaderId: string) => ok("POST", `/document-store/loader/process/${loaderId}`, { body: {} });
  const insert = (storeId: string, more: object = {}) =>
    ok("POST", "/document-store/vectorstore/insert", { body: { storeId, ...builtIn, ...more } });
  const query = async (storeId: string, question: string, inputs: object = {}) => {
    const body = { storeId, query: question, inputs };
    const { docs, timeTaken } = await ok("POST", "/document-store/vectorstore/query", { body });
    expect(timeTaken).toBeGreaterThanOrEqual(0);
    return docs as { pageContent: string; score: number }[];
  };

  test("goes from empty to upserted, tells at each step where it is, and finds what was put in", async () => {
    const { id: empty } = await ok("POST", "/document-store/store", { body: { name: "Empty" } });
    expect(await read(empty)).toMatchObject({ status: "EMPTY", loaders: [], totalChunks: 0 });
    const { id, loaderId } = await makeStore();
    expect(await read(id)).toMatchObject({ status: "NEW", loaders: [{ id: loaderId, status: "NEW" }] });
    const processed = await process(loaderId);
    expect(processed).toMatchObject({ status: "SYNC", totalChunks: 2, loaders: [{ status: "SYNC", totalChunks: 2 }] });
    expect(await insert(id)).toMatchObject({ numAdded: 2, numSkipped: 0, numDeleted: 0 });
    expect(await read(id)).toMatchObject({
      status: "UPSERTED",
      vectorStoreConfig: { name: "builtinVectorStore" },
      recordManagerConfig: null,
    });
    const [first] = await query(id, "Who is the harbour master?");
    expect(first?.pageContent).toContain("Ines Carver");
    expect(first?.score).toBeGreaterThan(0.5);
    expect(await query(id, "Who is the harbour master?", { topK: 1 })).toHaveLength(1);
    const [entry] = await (await send("GET", `/upsert-history/${id}`)).json();
    expect(entry).toMatchObject({ chatflowid: id, result: { numAdded: 2 } });
  });

  test("shows what a loader would give without keeping anything", async () => {
    const { id, given } = await makeStore();
    const asked = { ...given, ...splitter, previewChunkCount: 1 };
    const preview = await ok("POST", "/document-store/loader/preview", { body: asked });
    expect(preview).toMatchObject({ chunks: [{ pageContent: expect.stringContaining("Ines") }], more: true });
    expect(await read(id)).toMatchObject({ totalChunks: 0 });
  });

  test("keeps a loader's files, reads them when it is processed, and deletes them with it", async () => {
    const { id } = await makeStore();
    const file = `data:text/plain;base64,${Buffer.from("The lamp is green.").toString("base64")},filename:lamp.txt`;
    const loader = { storeId: id, loaderId: "textFile", loaderConfig: { txtFile: file } };
    const saved = await ok("POST", "/document-store/loader/save", { body: loader });
    expect(saved).toMatchObject({ loaderConfig: {}, files: [{ name: "lamp.txt", size: 18 }] });
    await process(saved.id);
    const { chunks } = await ok("GET", `/document-store/chunks/${id}/${saved.id}/1`);
    expect(chunks).toMatchObject([{ pageContent: "The lamp is green.", metadata: { source: "lamp.txt" }, chunkNo: 1 }]);
    await ok("DELETE", `/document-store/loader/${id}/${saved.id}`);
    await expect(api.runtime.files.read(saved.files[0].id)).rejects.toThrow(/no longer there/);
    expect((await read(id)).loaders).toHaveLength(1);
  });

  test("takes a large file, and says which one is too large", async () => {
    const { id } = await makeStore();
    const save = (bytes: number) => {
      const txtFile = `data:text/plain;base64,${Buffer.alloc(bytes, "a").toString("base64")},filename:large.txt`;
      const body = { storeId: id, loaderId: "textFile", loaderConfig: { txtFile } };
      return send("POST", "/document-store/loader/save", { body });
    };
    expect(await (await save(30 * 1024 * 1024)).json()).toMatchObject({ files: [{ size: 30 * 1024 * 1024 }] });
    const refused = await save(51 * 1024 * 1024);
    expect([refused.status, await refused.text()]).toEqual([413, expect.stringContaining("“large.txt” is larger")]);
  });

  test("embeds only what has changed, and forgets what is gone", async () => {
    const { id, loaderId } = await makeStore();
    await process(loaderId);
    await insert(id);
    const { chunks } = await ok("GET", `/document-store/chunks/${id}/all/1`);
    const [first, second] = chunks;
    const at = (chunk: { id: string }) => `/document-store/chunks/${id}/${loaderId}/${chunk.id}`;
    const page = await ok("PUT", at(first), { body: { pageContent: "The harbour master is called Jo Reed." } });
    expect(page.chunks[0]).toMatchObject({ id: first.id, pageContent: "The harbour master is called Jo Reed." });
    expect(await read(id)).toMatchObject({ status: "STALE" });
    expect(await insert(id)).toMatchObject({ numAdded: 1, numSkipped: 1, numDeleted: 1 });
    expect(await ok("DELETE", at(second))).toMatchObject({ count: 1 });
    expect(await insert(id)).toMatchObject({ numAdded: 0, numDeleted: 1 });
    expect((await query(id, "When does the ferry leave?")).map(({ pageContent }) => pageContent)).toEqual([
      "The harbour master is called Jo Reed.",
    ]);
    const refreshed = await ok("POST", `/document-store/refresh/${id}`, { body: {} });
    expect(refreshed).toMatchObject({ numAdded: 2, numDeleted: 1 });
    expect(await read(id)).toMatchObject({ status: "UPSERTED", totalChunks: 2 });
  });

  test("moves when it is set to other nodes, and leaves nothing behind", async () => {
    const { id, loaderId } = await makeStore();
    await process(loaderId);
    await insert(id, { vectorStoreConfig: { collection: "first quay" } });
    const records = { recordManagerName: "builtinRecordManager", recordManagerConfig: { cleanup: "full" } };
    const moved = await insert(id, { vectorStoreConfig: { collection: "second quay" }, ...records });
    expect(moved).toMatchObject({ numAdded: 2 });
    const collections = await api.database.statement(
      `select c.name, count(r.id)::int as rows from vector_collections c left join vector_rows r on r.collection_id = c.id
        where c.name in ('named:first quay', 'named:second quay') group by c.name order by c.name`,
      [],
    );
    expect(collections).toEqual([
      { name: "named:first quay", rows: 0 },
      { name: "named:second quay", rows: 2 },
    ]);
    expect(await ok("DELETE", `/document-store/vectorstore/${id}`)).toEqual({ raw: [], affected: 2 });
    expect(await read(id)).toMatchObject({ status: "SYNC" });
  });

  test("takes documents by one call, as a form", async () => {
    const { id, loaderId } = await makeStore();
    await ok("POST", "/document-store/vectorstore/save", { body: { storeId: id, ...builtIn } });
    const form = new FormData();
    form.append("files", new Blob(["The buoy weighs two tons."]), "buoy.txt");
    form.append("metadata", JSON.stringify({ shelf: "b" }));
    form.append("splitter", JSON.stringify({ name: splitter.splitterId, config: splitter.splitterConfig }));
    const key = await api.makeKey(["manage"]);
    const response = await fetch(`${api.origin}/api/v1/document-store/upsert/${id}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body: form,
    });
    const reply = await response.json();
    expect([response.status, reply]).toEqual([200, expect.objectContaining({ numAdded: 1 })]);
    expect(reply.docId).not.toBe(loaderId);
    const [found] = await query(id, "How heavy is the buoy?", { filter: { shelf: "b" } });
    expect(found).toMatchObject({ pageContent: "The buoy weighs two tons.", metadata: { source: "buoy.txt" } });
  });

  //   documentStoreVS ── chain ── answerer
  test("is used by flows, which follow its changes, and it tells by which", async () => {
    const { id, loaderId } = await makeStore();
    await process(loaderId);
    await insert(id);
    const document: FlowDocument = {
      nodes: [
        flowNode("documentStoreVS_0", { selectedStore: id }, "retriever"),
        flowNode("builtinAnswerer_0"),
        flowNode("conversationalRetrievalQAChain_0", { returnSourceDocuments: true }),
      ],
      edges: [
        flowWire("documentStoreVS_0", "retriever", "conversationalRetrievalQAChain_0", "vectorStoreRetriever"),
        flowWire("builtinAnswerer_0", "builtinAnswerer", "conversationalRetrievalQAChain_0", "model"),
      ],
    };
    const flow = await api.makeFlow(document);
    expect((await read(id)).whereUsed).toEqual([{ id: flow, name: "Flow" }]);
    const ask = async () =>
      (await send("POST", `/prediction/${flow}`, { body: { question: "Who is the harbour master?" } })).json();
    expect(await ask()).toMatchObject({
      text: expect.stringContaining("Ines Carver"),
      sourceDocuments: [{ metadata: { source: "Notes" } }, {}],
    });
    const changed = { storeId: id, id: loaderId, loaderId: "plainText", loaderName: "Notes" };
    const loaderConfig = { text: harbour.replace("Ines Carver", "Mo Lane") };
    await ok("POST", "/document-store/loader/save", { body: { ...changed, loaderConfig, ...splitter } });
    expect(await read(id)).toMatchObject({ status: "STALE" });
    await ok("POST", `/document-store/refresh/${id}`, { body: {} });
    expect(await ask()).toMatchObject({ text: expect.stringContaining("Mo Lane") });
    expect((await send("POST", `/vector/upsert/${flow}`, { body: {} })).status).toBe(500);
  });

  test("fills a flow's own store with its chunks", async () => {
    const { id, loaderId } = await makeStore();
    await process(loaderId);
    const document = { nodes: [flowNode("documentStore_0", { selectedStore: id }, "document"), ...rest], edges };
    const flow = await api.makeFlow(document);
    expect(await ok("POST", `/vector/upsert/${flow}`, { body: {} })).toMatchObject({ numAdded: 2 });
  });

  test("is not changed under a job's feet, and of two jobs the second waits", async () => {
    const many = Array.from({ length: 300 }, (_, n) => `Berth ${n} is let to the ship ${n * 7}.`).join("\n\n");
    const { id, loaderId } = await makeStore(many);
    await process(loaderId);
    await ok("POST", "/document-store/vectorstore/save", { body: { storeId: id, ...builtIn } });
    const later = (path: string, body: object) => send("POST", `${path}?async=1`, { body });
    const first = await (await later("/document-store/vectorstore/insert", { storeId: id })).json();
    expect(await read(id)).toMatchObject({ status: "UPSERTING", jobId: first.jobId });
    expect((await send("DELETE", `/document-store/store/${id}`)).status).toBe(409);
    expect((await send("DELETE", `/document-store/vectorstore/${id}`)).status).toBe(409);
    const second = await insert(id);
    expect(second).toMatchObject({ numAdded: 0, totalKeys: 300 });
    expect(await ok("GET", `/upsert-jobs/${first.jobId}`)).toMatchObject({ status: "finished" });
    await ok("DELETE", `/document-store/store/${id}`);
    expect((await send("GET", `/document-store/store/${id}`)).status).toBe(404);
    const left = await api.database.statement(
      "select (select count(*) from vector_rows r join vector_collections c on c.id = r.collection_id where c.name like $1)::int as n",
      [`%${id}%`],
    );
    expect(left).toEqual([{ n: 0 }]);
  });

  test("refuses nodes of another kind, foreign credentials and foreign ids in bodies", async () => {
    const { id, given } = await makeStore();
    const save = (body: object) => send("POST", "/document-store/loader/save", { body: { ...given, ...body } });
    expect((await save({ loaderId: "builtinVectorStore" })).status).toBe(400);
    expect((await save({ loaderId: "documentStore" })).status).toBe(400);
    const { send: theirs } = apiClient(api.origin, await api.makeKey(["manage", "predict"], [], api.stranger));
    const secret = { name: "s", credentialName: "openAIApi", plainDataObj: { openAIApiKey: "sk-theirs" } };
    const foreign = (await (await theirs("POST", "/credentials", { body: secret })).json()).id;
    expect((await save({ credential: foreign })).status).toBe(404);
    const index = { storeId: id, ...builtIn, embeddingName: "openAIEmbeddings" };
    const body = { ...index, embeddingConfig: { credential: foreign } };
    expect((await send("POST", "/document-store/vectorstore/save", { body })).status).toBe(404);
    for (const path of ["loader/save", "loader/preview"])
      expect((await theirs("POST", `/document-store/${path}`, { body: given })).status).toBe(404);
    for (const path of ["save", "update", "insert", "query"]) {
      const asked = { storeId: id, query: "q", ...builtIn };
      expect((await theirs("POST", `/document-store/vectorstore/${path}`, { body: asked })).status).toBe(404);
    }
    const document = { nodes: [flowNode("documentStore_0", { selectedStore: id }, "document"), ...rest], edges };
    const { id: flow } = await createFlow(api.stranger.owner, { kind: "chatflow", name: "Theirs", document });
    const reply = await theirs("POST", `/vector/upsert/${flow}`, { body: {} });
    expect(await reply.text()).toMatch(/There is no such document store/);
  });

  test("offers the nodes that it can be made of", async () => {
    const names = async (kind: string) =>
      (await ok("GET", `/document-store/components/${kind}`)).map(({ name }: { name: string }) => name);
    expect(await names("loaders")).toEqual(expect.arrayContaining(["plainText", "textFile"]));
    expect(await names("loaders")).not.toContain("documentStore");
    expect(await names("vectorstore")).toContain("builtinVectorStore");
    expect(await names("embeddings")).toContain("builtinEmbeddings");
    expect(await names("recordmanager")).toContain("builtinRecordManager");
    expect((await send("GET", "/document-store/components/nothing")).status).toBe(404);
  });
});
