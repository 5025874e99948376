import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { documentChunks, documentLoaders } from "@/server/data/schema/document-stores";
import { requireAccess, type ServiceContext } from "../../context";
import { findLoader } from "./find-loader";
import { findStore } from "./find-store";

export interface ChunkView {
  id: string;
  loaderId: string;
  /** Its place among the chunks of its loader, from 1. */
  number: number;
  pageContent: string;
  metadata: Record<string, unknown>;
}

export interface ChunkPage {
  chunks: ChunkView[];
  /** Of the store, or of the loader that was asked for. */
  count: number;
  characters: number;
  page: number;
}

export const chunksOfPage = 50;

/** A page of a store's chunks, 50 on each, of one loader or of all. Pages begin at 1. */
export async function listChunks(
  ctx: ServiceContext,
  input: { id: string; loaderId?: string | undefined; page?: number | undefined },
): Promise<ChunkPage> {
  requireAccess(ctx, "viewer", "manage");
  const store = await findStore(ctx, input.id);
  const loader = input.loaderId === undefined ? undefined : await findLoader(ctx, input.loaderId, store.id);
  const of = loader ? eq(documentLoaders.id, loader.id) : eq(documentLoaders.storeId, store.id);
  const { page = 1 } = input;
  const chunks = await ctx.db
    .select({
      id: documentChunks.id,
      loaderId: documentChunks.loaderId,
      number: documentChunks.number,
      pageContent: documentChunks.content,
      metadata: documentChunks.metadata,
    })
    .from(documentLoaders)
    .innerJoin(
      documentChunks,
      and(eq(documentChunks.loaderId, documentLoaders.id), eq(documentChunks.making, documentLoaders.making)),
    )
    .where(and(of, isNotNull(documentLoaders.making)))
    .orderBy(asc(documentLoaders.createdAt), asc(documentLoaders.id), asc(documentChunks.number))
    .limit(chunksOfPage)
    .offset((page - 1) * chunksOfPage);
  const [sums] = await ctx.db
    .select({
      count: sql<number>`coalesce(sum(${documentLoaders.chunks}), 0)::int`,
      characters: sql<number>`coalesce(sum(${documentLoaders.characters}), 0)::int`,
    })
    .from(documentLoaders)
    .where(of);
  return { chunks, count: sums?.count ?? 0, characters: sums?.characters ?? 0, page };
}
