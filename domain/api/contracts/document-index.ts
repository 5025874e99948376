import { z } from "zod";
import { defineContract } from "../contract";
import { sourceDocument } from "./answer-parts";
import { nodeDescription } from "./catalogue";
import { deleted } from "./deleted";
import { documentStore } from "./document-store";
import { lenientRecord, lenientText } from "./lenient";
import { upsertReply } from "./vector";

const manage = { kind: "workspace", scope: "manage", role: "editor" } as const;
const storeParam = { description: "The document store's id.", format: "uuid" } as const;
const later = 'With `?async=1` or `Prefer: respond-async` it answers 202 and `{"jobId"}` at once.';

const indexBody = z.object({
  storeId: z.string().max(100),
  embeddingName: lenientText.meta({ description: "Name of the node; what is left out stays as it is." }),
  embeddingConfig: lenientRecord,
  vectorStoreName: lenientText,
  vectorStoreConfig: lenientRecord,
  recordManagerName: lenientText,
  recordManagerConfig: lenientRecord,
});

export const saveStoreIndex = defineContract({
  method: "POST",
  path: "/document-store/vectorstore/save",
  summary: "Says with which nodes a document store is made searchable.",
  access: manage,
  body: indexBody,
  reply: documentStore,
});

export const updateStoreIndex = defineContract({
  method: "POST",
  path: "/document-store/vectorstore/update",
  summary: "The same: changes the setting.",
  access: manage,
  body: indexBody,
  reply: documentStore,
});

export const insertIntoStoreIndex = defineContract({
  method: "POST",
  path: "/document-store/vectorstore/insert",
  summary: "Puts a document store's chunks into its index; a setting that comes along is saved first.",
  notes: later,
  access: manage,
  body: indexBody,
  reply: upsertReply,
});

export const queryDocumentStore = defineContract({
  method: "POST",
  path: "/document-store/vectorstore/query",
  summary: "What a document store finds for a question.",
  access: { ...manage, role: "viewer" },
  body: z.object({
    storeId: z.string().max(100),
    query: z.string().max(20_000),
    inputs: lenientRecord.meta({ description: "Other values of the vector store for this once: `topK`, `filter`, …" }),
  }),
  reply: z.object({
    timeTaken: z.number().meta({ description: "Milliseconds." }),
    docs: z.array(sourceDocument.extend({ id: z.string().optional(), score: z.number().optional() })),
  }),
});

export const emptyStoreIndex = defineContract({
  method: "DELETE",
  path: "/document-store/vectorstore/:storeId",
  summary: "Removes what a document store's index holds. Its chunks stay.",
  access: manage,
  params: { storeId: storeParam },
  reply: deleted,
});

export const upsertDocumentStore = defineContract({
  method: "POST",
  path: "/document-store/upsert/:id",
  summary: "Adds documents to a document store, makes their chunks and puts them into its index.",
  notes: later,
  access: manage,
  params: { id: storeParam },
  files: "Documents for the loader, 50 MB together.",
  body: z.object({
    docId: lenientText.meta({ description: "A loader of the store: its node and values count where none are given." }),
    replaceExisting: lenientText.meta({ description: "`true`: that loader gets what is sent, instead of a new one." }),
    loader: lenientRecord.meta({ description: "`name` of the node and `config`." }),
    splitter: lenientRecord,
    metadata: lenientRecord.meta({ description: "Added to the metadata of every chunk." }),
    files: z
      .unknown()
      .optional()
      .transform((value): File[] => (Array.isArray(value) ? value.filter((item) => item instanceof File) : []))
      .meta({ description: "Files of a form.", items: { type: "string", format: "binary" } }),
  }),
  reply: upsertReply.extend({ docId: z.string() }),
});

export const refreshDocumentStore = defineContract({
  method: "POST",
  path: "/document-store/refresh/:id",
  summary: "Processes every loader of a document store again and upserts what has changed.",
  notes: later,
  access: manage,
  params: { id: storeParam },
  body: z.object({}),
  reply: upsertReply,
});

export const listStoreComponents = defineContract({
  method: "GET",
  path: "/document-store/components/:kind",
  summary: "The nodes that a document store can be made of.",
  access: { ...manage, role: "viewer" },
  params: {
    kind: {
      description: "`loaders`, `splitters`, `embeddings`, `vectorstore` or `recordmanager`.",
      example: "loaders",
    },
  },
  reply: z.array(nodeDescription),
});
