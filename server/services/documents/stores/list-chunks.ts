import { and, asc, eq, ilike, isNotNull, sql } from "drizzle-orm";
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

/** A page of a store's chunks, 50 on each, of one loader or of all; `search` keeps those that hold it. Pages begin at 1. */
export async function listChunks(
  ctx: ServiceContext,
  input: { id: string; loaderId?: string | undefined; page?: number | undefined; search?: string | undefined },
): Promise<ChunkPage> {
  requireAccess(ctx, "viewer", "manage");
  const store = await findStore(ctx, input.id);
  const loader = input.loaderId === undefined ? undefined : await findLoader(ctx, input.loaderId, store.id);
  const of = loader ? eq(documentLoaders.id, loader.id) : eq(documentLoaders.storeId, store.id);
  const { page = 1, search = "" } = input;
  // What is typed is no pattern.
  const holds = search === "" ? undefined : ilike(documentChunks.content, `%${search.replace(/[\\%_]/g, "\\$&")}%`);
  const current = and(
    eq(documentChunks.loaderId, documentLoaders.id),
    eq(documentChunks.making, documentLoaders.making),
  );
  const chunks = await ctx.db
    .select({
      id: documentChunks.id,
      loaderId: documentChunks.loaderId,
      number: documentChunks.number,
      pageContent: documentChunks.content,
      metadata: documentChunks.metadata,
    })
    .from(documentLoaders)
    .innerJoin(documentChunks, current)
    .where(and(of, isNotNull(documentLoaders.making), holds))
    .orderBy(asc(documentLoaders.createdAt), asc(documentLoaders.id), asc(documentChunks.number))
    .limit(chunksOfPage)
    .offset((page - 1) * chunksOfPage);
  const sums = holds ? await sumsOfFound() : await sumsOfAll();
  return { chunks, ...sums, page };

  async function sumsOfAll() {
    const [found] = await ctx.db
      .select({
        count: sql<number>`coalesce(sum(${documentLoaders.chunks}), 0)::int`,
        characters: sql<number>`coalesce(sum(${documentLoaders.characters}), 0)::int`,
      })
      .from(documentLoaders)
      .where(of);
    return found ?? { count: 0, characters: 0 };
  }

  async function sumsOfFound() {
    const [found] = await ctx.db
      .select({
        count: sql<number>`count(*)::int`,
        characters: sql<number>`coalesce(sum(length(${documentChunks.content})), 0)::int`,
      })
      .from(documentLoaders)
      .innerJoin(documentChunks, current)
      .where(and(of, holds));
    return found ?? { count: 0, characters: 0 };
  }
}
