import type { BodyOf } from "@/domain/api/contract";
import * as contracts from "@/domain/api/contracts/document-index";
import { AppError } from "@/domain/errors";
import type { ServiceContext } from "@/server/services/context";
import { addDocuments } from "@/server/services/documents/stores/add-documents";
import { configureStore } from "@/server/services/documents/stores/configure-store";
import { emptyStore } from "@/server/services/documents/stores/empty-store";
import { getStore } from "@/server/services/documents/stores/get-store";
import { notForStores } from "@/server/services/documents/stores/not-for-stores";
import { queryStore } from "@/server/services/documents/stores/query-store";
import { describeNode } from "../describe-node";
import { documentContext } from "../document-context";
import { toChoice, toStoreBody } from "../document-store-body";
import { route } from "../route";
import { doStoreJob } from "../store-job";
import { upsertReply } from "../upsert-reply";

/** One file of the largest kind, with room for what stands around it in a form. */
const maxFormBytes = 51 * 1024 * 1024;

type IndexBody = BodyOf<typeof contracts.saveStoreIndex>;

export const saveStoreIndex = route(contracts.saveStoreIndex, async ({ body, ctx }) => configured(ctx, body));

export const updateStoreIndex = route(contracts.updateStoreIndex, async ({ body, ctx }) => configured(ctx, body));

export const insertIntoStoreIndex = route(contracts.insertIntoStoreIndex, async ({ body, ctx, incoming }) => {
  await configured(ctx, body);
  const work = { id: body.storeId, process: "none", upsert: true } as const;
  return doStoreJob(documentContext(ctx, incoming), incoming, work, upsertReply);
});

export const queryDocumentStore = route(contracts.queryDocumentStore, async ({ body, ctx, incoming }) => {
  const asked = { id: body.storeId, question: body.query, inputs: body.inputs };
  const { documents, timeTaken } = await queryStore(documentContext(ctx, incoming), asked);
  return { timeTaken, docs: documents };
});

export const emptyStoreIndex = route(contracts.emptyStoreIndex, async ({ params, ctx, incoming }) => ({
  raw: [],
  affected: await emptyStore(documentContext(ctx, incoming), { id: params.storeId ?? "" }),
}));

export const upsertDocumentStore = route(
  contracts.upsertDocumentStore,
  async ({ params, body, ctx, incoming }) => {
    const id = params.id ?? "";
    const files = await Promise.all(
      body.files.map(async (file) => ({
        ...{ name: file.name, mime: file.type },
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    const documents = documentContext(ctx, incoming);
    const { id: loaderId } = await addDocuments(documents, {
      ...{ id, files, metadata: body.metadata, docId: body.docId || undefined },
      replace: body.replaceExisting === "true",
      loader: chosen(body.loader),
      splitter: chosen(body.splitter),
    });
    const work = { id, process: { loaderId }, upsert: true };
    return doStoreJob(documents, incoming, work, (result) => ({ ...upsertReply(result), docId: loaderId }));
  },
  maxFormBytes,
);

export const refreshDocumentStore = route(contracts.refreshDocumentStore, async ({ params, ctx, incoming }) => {
  const work = { id: params.id ?? "", process: "all", upsert: true } as const;
  return doStoreJob(documentContext(ctx, incoming), incoming, work, upsertReply);
});

const categories = new Map([
  ["loaders", "Document Loaders"],
  ["splitters", "Text Splitters"],
  ["embeddings", "Embeddings"],
  ["vectorstore", "Vector Stores"],
  ["recordmanager", "Record Manager"],
]);

export const listStoreComponents = route(contracts.listStoreComponents, async ({ params, ctx }) => {
  const category = categories.get(params.kind ?? "");
  if (category === undefined)
    throw new AppError("not_found", `There are ${[...categories.keys()].join(", ")} to choose from.`);
  const found = ctx.catalogue.specs().filter((spec) => spec.category === category && !notForStores.has(spec.name));
  return found.map(describeNode);
});

/** A part that is left out stays as it is; a record manager with an empty name is taken away. */
async function configured(ctx: ServiceContext, body: IndexBody) {
  const { storeId: id } = body;
  const { indexing: former } = await getStore(ctx, { id });
  const embedding = body.embeddingName ? toChoice(body.embeddingName, body.embeddingConfig) : former?.embedding;
  const vectorStore = body.vectorStoreName
    ? toChoice(body.vectorStoreName, body.vectorStoreConfig)
    : former?.vectorStore;
  if (!embedding || !vectorStore)
    throw new AppError("invalid_input", "Name the embeddings and the vector store: embeddingName, vectorStoreName.");
  const { recordManagerName: name } = body;
  const recordManager = name === undefined ? former?.recordManager : name && toChoice(name, body.recordManagerConfig);
  await configureStore(ctx, { id, indexing: { embedding, vectorStore, ...(recordManager && { recordManager }) } });
  return toStoreBody(await getStore(ctx, { id }), ctx.actor.workspaceId);
}

function chosen(given: Readonly<Record<string, unknown>> | undefined) {
  const { name, config = {} } = given ?? {};
  if (typeof name !== "string" || name === "") return undefined;
  const values = typeof config === "object" && config !== null ? Object.fromEntries(Object.entries(config)) : {};
  return toChoice(name, values);
}
