import { afterAll, beforeAll, expect, test } from "vitest";
import { edgeId, type FlowDocument } from "@/domain/flow/flow-document";
import { flowFiles } from "@/server/data/schema/flow-files";
import { flows } from "@/server/data/schema/flows";
import { duplicateFlow } from "@/server/services/flows/duplicate-flow";
import { purgeFlows } from "@/server/services/flows/purge-flows";
import { eq } from "drizzle-orm";
import { makeSamples } from "./testing/sample-paths";
import { startApi, type TestApi } from "./testing/start-api";

const node = (id: string, inputs: Record<string, unknown> = {}, output?: string) => {
  const name = id.replace(/_\d+$/, "");
  return { id, name, label: id, version: 1, position: { x: 0, y: 0 }, inputs, ...(output && { output }) };
};
const wire = (source: string, sourceHandle: string, target: string, targetHandle: string) => {
  const edge = { source, sourceHandle, target, targetHandle };
  return { ...edge, id: edgeId(edge) };
};

//   textFile ── store ── chain (answers)
//   embeddings ┘    answerer ┘
const fileFlow = (txtFile: string): FlowDocument => ({
  nodes: [
    node("textFile_0", { txtFile }, "document"),
    node("builtinEmbeddings_0"),
    node("builtinVectorStore_0", {}, "retriever"),
    node("builtinAnswerer_0"),
    node("conversationalRetrievalQAChain_0", { returnSourceDocuments: true }),
  ],
  edges: [
    wire("textFile_0", "document", "builtinVectorStore_0", "document"),
    wire("builtinEmbeddings_0", "builtinEmbeddings", "builtinVectorStore_0", "embeddings"),
    wire("builtinVectorStore_0", "retriever", "conversationalRetrievalQAChain_0", "vectorStoreRetriever"),
    wire("builtinAnswerer_0", "builtinAnswerer", "conversationalRetrievalQAChain_0", "model"),
  ],
});

let api: TestApi;
beforeAll(async () => void (api = await startApi({ RUN_TIMEOUT_SECONDS: "60" })));
afterAll(() => api.close());

async function asMember(who: "owner" | "viewer", path: string, body: object) {
  const { actor } = api.workspace[who];
  const cookie = `weft-session=${await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 })}`;
  const form = body instanceof FormData;
  const response = await fetch(`${api.origin}/api/v1/${path}`, {
    method: "POST",
    headers: { cookie, "x-request-from": "internal", ...(!form && { "content-type": "application/json" }) },
    body: form ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const files = (...given: [name: string, text: string][]): FormData => {
  const form = new FormData();
  for (const [name, text] of given) form.append("files", new Blob([text], { type: "text/plain" }), name);
  return form;
};

test("a file kept for a flow is read by its loader, and a copy of the flow has its own", async () => {
  const id = await api.makeFlow(fileFlow('FILE-STORAGE::["people.txt"]'));
  const kept = await asMember("owner", `flow-files/${id}`, files(["people.txt", "The cook is called Grace Miller."]));
  expect(kept).toEqual({ status: 200, body: [{ name: "people.txt", size: 32 }] });
  const upsert = (flow: string) => asMember("owner", `vector/internal-upsert/${flow}`, {});
  expect((await upsert(id)).body).toMatchObject({ numAdded: 1, addedDocs: [{ metadata: { source: "people.txt" } }] });
  const copy = await duplicateFlow(api.workspace.owner, { id });
  await api.database.db
    .update(flows)
    .set({ deletedAt: new Date(0) })
    .where(eq(flows.id, id));
  await purgeFlows(api.runtime, new Date());
  expect(await upsert(copy.id)).toMatchObject({ status: 200, body: { numAdded: 1 } });
});

test("the same content is kept once, and a taken name never changes what it holds", async () => {
  const id = await api.makeFlow(fileFlow(""));
  const keep = async (name: string, text: string) =>
    (await asMember("owner", `flow-files/${id}`, files([name, text]))).body[0].name;
  expect(await keep("a.txt", "one")).toBe("a.txt");
  expect(await keep("a.txt", "two")).toBe("a (2).txt");
  expect(await keep("a.txt", "one")).toBe("a.txt");
  expect(await keep("a.txt", "two")).toBe("a (2).txt");
  const rows = await api.database.db.select().from(flowFiles).where(eq(flowFiles.flowId, id));
  expect(rows.map(({ name }) => name).toSorted()).toEqual(["a (2).txt", "a.txt"]);
});

test("a newer content of a name is another file to the flow, and the same source to its store", async () => {
  const id = await api.makeFlow(fileFlow('FILE-STORAGE::["hours (2).txt"]'));
  await asMember("owner", `flow-files/${id}`, files(["hours.txt", "It opens at eight."]));
  await asMember("owner", `flow-files/${id}`, files(["hours.txt", "It opens at nine."]));
  const { body } = await asMember("owner", `vector/internal-upsert/${id}`, {});
  expect(body.addedDocs).toEqual([
    expect.objectContaining({ pageContent: "It opens at nine.", metadata: { source: "hours.txt" } }),
  ]);
});

test("a file that is not kept is told of, and the others go in", async () => {
  const id = await api.makeFlow(fileFlow('FILE-STORAGE::["gone.txt","here.txt"]'));
  await asMember("owner", `flow-files/${id}`, files(["here.txt", "The gardener is called Tom."]));
  const { body } = await asMember("owner", `vector/internal-upsert/${id}`, {});
  expect(body).toMatchObject({ numAdded: 1, failures: [{ item: "gone.txt" }] });
});

test("viewers, strangers' flows and empty files are refused", async () => {
  const id = await api.makeFlow(fileFlow(""));
  expect((await asMember("viewer", `flow-files/${id}`, files(["a.txt", "x"]))).status).toBe(403);
  const theirs = (await makeSamples(api, api.stranger)).flow;
  expect((await asMember("owner", `flow-files/${theirs}`, files(["a.txt", "x"]))).status).toBe(404);
  expect((await asMember("owner", `flow-files/${id}`, files(["a.txt", ""]))).status).toBe(422);
});
