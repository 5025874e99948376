import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { documentChunks } from "@/server/data/schema/document-stores";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../../context";
import { storable } from "../../jobs/storable-value";
import { findStore } from "./find-store";
import { recountChunks } from "./recount-chunks";

export interface ChunkName {
  /** The document store. */
  id: string;
  chunkId: string;
}

/** Changes a chunk by hand. Processing its loader again makes it anew. */
export async function changeChunk(
  ctx: ServiceContext,
  input: ChunkName & { pageContent?: string | undefined; metadata?: Record<string, unknown> | undefined },
): Promise<void> {
  const { chunk } = await findChunk(ctx, input);
  const { pageContent: content = chunk.content, metadata = chunk.metadata } = input;
  await ctx.db.update(documentChunks).set(storable({ content, metadata })).where(eq(documentChunks.id, chunk.id));
  await recountChunks(ctx, chunk);
}

/** Deletes a chunk. Processing its loader again brings it back. */
export async function deleteChunk(ctx: ServiceContext, input: ChunkName): Promise<void> {
  const { chunk } = await findChunk(ctx, input);
  await ctx.db.delete(documentChunks).where(eq(documentChunks.id, chunk.id));
  await recountChunks(ctx, chunk);
}

async function findChunk(ctx: ServiceContext, { id, chunkId }: ChunkName) {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, id);
  const [chunk] = isUuid(chunkId)
    ? await ctx.db
        .select()
        .from(documentChunks)
        .where(and(eq(documentChunks.id, chunkId), eq(documentChunks.storeId, store.id)))
    : [];
  if (!chunk) throw new AppError("not_found", "This document store has no such chunk. It may have been made anew.");
  return { store, chunk };
}
