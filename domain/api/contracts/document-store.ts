import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { lenientRecord, lenientText } from "./lenient";
import { sourceDocument } from "./answer-parts";

const manage = { kind: "workspace", scope: "manage", role: "editor" } as const;
const storeParam = { description: "The document store's id.", format: "uuid" } as const;
const loaderParam = { description: "The loader's id: `id` in the store's `loaders`.", format: "uuid" } as const;
const status = z.enum(["EMPTY", "NEW", "SYNC", "SYNCING", "STALE", "UPSERTING", "UPSERTED"]);
const config = z.record(z.string(), z.unknown());
const node = z.object({ name: z.string(), config });

const loader = z
  .object({
    id: z.string(),
    loaderId: z.string().meta({ description: "Name of the loader's node." }),
    loaderName: z.string(),
    loaderConfig: config,
    splitterId: z.string().meta({ description: "Name of the splitter's node; empty for none." }),
    splitterConfig: config,
    files: z.array(z.object({ id: z.string(), name: z.string(), mimePrefix: z.string(), size: z.number(), status })),
    totalChunks: z.number(),
    totalChars: z.number(),
    status,
  })
  .meta({ id: "DocumentLoader" });

export const documentStore = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    status,
    totalChars: z.number(),
    totalChunks: z.number(),
    loaders: z.array(loader),
    whereUsed: z.array(z.object({ id: z.string(), name: z.string() })).meta({ description: "Flows that name it." }),
    vectorStoreConfig: node.nullable(),
    embeddingConfig: node.nullable(),
    recordManagerConfig: node.nullable(),
    jobId: z.string().nullable().meta({ description: "The job that works on it or waits to." }),
    workspaceId: z.string(),
    createdDate: z.string(),
    updatedDate: z.string(),
  })
  .meta({ id: "DocumentStore" });

export type DocumentStoreBody = z.output<typeof documentStore>;

const loaderBody = z.object({
  storeId: z.string().max(100),
  id: lenientText.meta({ description: "The loader to change; absent for a new one." }),
  loaderId: z.string().min(1).max(200).meta({ description: "Name of the loader's node, such as `plainText`." }),
  loaderName: lenientText,
  loaderConfig: lenientRecord.meta({ description: "The node's values; files as data URLs." }),
  splitterId: lenientText,
  splitterConfig: lenientRecord,
  credential: lenientText.meta({ description: "Id of the loader's credential." }),
});

export const listDocumentStores = defineContract({
  method: "GET",
  path: "/document-store/store",
  summary: "The workspace's document stores, the last changed first.",
  access: { ...manage, role: "viewer" },
  reply: z.array(documentStore),
});

export const createDocumentStore = defineContract({
  method: "POST",
  path: "/document-store/store",
  summary: "Makes an empty document store.",
  access: manage,
  body: z.object({ name: z.string().trim().min(1).max(200), description: lenientText }),
  reply: documentStore,
});

export const readDocumentStore = defineContract({
  method: "GET",
  path: "/document-store/store/:id",
  summary: "A document store with its loaders.",
  access: { ...manage, role: "viewer" },
  params: { id: storeParam },
  reply: documentStore,
});

export const updateDocumentStore = defineContract({
  method: "PUT",
  path: "/document-store/store/:id",
  summary: "Changes a document store's name or description.",
  access: manage,
  params: { id: storeParam },
  body: z.object({ name: z.string().trim().min(1).max(200).optional(), description: lenientText }),
  reply: documentStore,
});

export const deleteDocumentStore = defineContract({
  method: "DELETE",
  path: "/document-store/store/:id",
  summary: "Deletes a document store, its files, its chunks and what its index holds.",
  access: manage,
  params: { id: storeParam },
  reply: deleted,
});

export const previewDocumentLoader = defineContract({
  method: "POST",
  path: "/document-store/loader/preview",
  summary: "The first chunks that a loader would give. Nothing is kept.",
  access: manage,
  body: loaderBody.extend({ previewChunkCount: z.coerce.number().int().min(1).max(200).default(20) }),
  reply: z.object({
    chunks: z.array(sourceDocument),
    totalChunks: z.number(),
    previewChunkCount: z.number(),
    more: z.boolean(),
  }),
});

export const saveDocumentLoader = defineContract({
  method: "POST",
  path: "/document-store/loader/save",
  summary: "Adds a loader to a document store, or changes one.",
  access: manage,
  body: loaderBody,
  reply: loader,
});

export const processDocumentLoader = defineContract({
  method: "POST",
  path: "/document-store/loader/process/:loaderId",
  summary: "Makes the chunks of a loader anew.",
  notes: 'With `?async=1` or `Prefer: respond-async` it answers 202 and `{"jobId"}` at once.',
  access: manage,
  params: { loaderId: loaderParam },
  body: z.object({}),
  reply: documentStore,
});

export const deleteDocumentLoader = defineContract({
  method: "DELETE",
  path: "/document-store/loader/:id/:loaderId",
  summary: "Removes a loader with its files and chunks.",
  access: manage,
  params: { id: storeParam, loaderId: loaderParam },
  reply: documentStore,
});

export const readStoreConfigs = defineContract({
  method: "GET",
  path: "/document-store/store-configs/:id/:loaderId",
  summary: "How a loader and its store are set.",
  access: { ...manage, role: "viewer" },
  params: { id: storeParam, loaderId: loaderParam },
  reply: z.object({
    loader,
    vectorStoreConfig: node.nullable(),
    embeddingConfig: node.nullable(),
    recordManagerConfig: node.nullable(),
  }),
});
