import { z } from "zod";
import { defineContract } from "../contract";
import { lenientRecord, lenientText } from "./lenient";

const manage = { kind: "workspace", scope: "manage", role: "editor" } as const;
const params = {
  storeId: { description: "The document store's id.", format: "uuid" },
  loaderId: { description: "The loader's id, or `all`." },
  chunkId: { description: "The chunk's id.", format: "uuid" },
} as const;

const page = z
  .object({
    chunks: z.array(
      z.object({
        id: z.string(),
        docId: z.string().meta({ description: "The loader's id." }),
        storeId: z.string(),
        chunkNo: z.number(),
        pageContent: z.string(),
        metadata: z.record(z.string(), z.unknown()),
      }),
    ),
    count: z.number().meta({ description: "Of the loader, or of the whole store." }),
    characters: z.number(),
    currentPage: z.number(),
    storeName: z.string(),
    description: z.string(),
    docId: z.string(),
  })
  .meta({ id: "DocumentChunkPage" });

export const listDocumentChunks = defineContract({
  method: "GET",
  path: "/document-store/chunks/:storeId/:fileId/:pageNo",
  summary: "A page of a store's chunks, 50 on each.",
  access: { ...manage, role: "viewer" },
  params: { storeId: params.storeId, fileId: params.loaderId, pageNo: { description: "From 1.", example: "1" } },
  reply: page,
});

export const updateDocumentChunk = defineContract({
  method: "PUT",
  path: "/document-store/chunks/:storeId/:loaderId/:chunkId",
  summary: "Changes a chunk by hand, until its loader is processed again.",
  access: manage,
  params,
  body: z.object({ pageContent: lenientText, metadata: lenientRecord }),
  reply: page,
});

export const deleteDocumentChunk = defineContract({
  method: "DELETE",
  path: "/document-store/chunks/:storeId/:loaderId/:chunkId",
  summary: "Deletes a chunk, until its loader is processed again.",
  access: manage,
  params,
  reply: page,
});
