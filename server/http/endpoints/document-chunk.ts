import * as contracts from "@/domain/api/contracts/document-chunk";
import { AppError } from "@/domain/errors";
import type { ServiceContext } from "@/server/services/context";
import { changeChunk, deleteChunk } from "@/server/services/documents/stores/change-chunk";
import { getStore } from "@/server/services/documents/stores/get-store";
import { listChunks } from "@/server/services/documents/stores/list-chunks";
import { route } from "../route";

export const listDocumentChunks = route(contracts.listDocumentChunks, async ({ params, ctx }) => {
  const { storeId = "", fileId = "", pageNo = "" } = params;
  const page = Number(pageNo);
  if (!Number.isInteger(page) || page < 1 || page > 1_000_000)
    throw new AppError("invalid_input", "The page must be a whole number that begins at 1.");
  return pageOf(ctx, storeId, fileId, page);
});

export const updateDocumentChunk = route(contracts.updateDocumentChunk, async ({ params, body, ctx }) => {
  const { storeId = "", loaderId = "", chunkId = "" } = params;
  await changeChunk(ctx, { id: storeId, chunkId, ...body });
  return pageOf(ctx, storeId, loaderId, 1);
});

export const deleteDocumentChunk = route(contracts.deleteDocumentChunk, async ({ params, ctx }) => {
  const { storeId = "", loaderId = "", chunkId = "" } = params;
  await deleteChunk(ctx, { id: storeId, chunkId });
  return pageOf(ctx, storeId, loaderId, 1);
});

async function pageOf(ctx: ServiceContext, id: string, loaderId: string, page: number) {
  const { name, description } = await getStore(ctx, { id });
  const asked = { id, page, ...(loaderId !== "all" && { loaderId }) };
  const { chunks, count, characters } = await listChunks(ctx, asked);
  return {
    chunks: chunks.map((chunk) => ({
      ...{ id: chunk.id, docId: chunk.loaderId, storeId: id, chunkNo: chunk.number },
      ...{ pageContent: chunk.pageContent, metadata: chunk.metadata },
    })),
    ...{ count, characters, currentPage: page, storeName: name, description, docId: loaderId },
  };
}
