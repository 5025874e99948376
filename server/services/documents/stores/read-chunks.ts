import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { documentChunks, documentLoaders } from "@/server/data/schema/document-stores";
import type { TextDocument } from "@/server/nodes/documents/document-slots";

const pageSize = 200;

/** A store's chunks, loader after loader, a page in memory at a time. */
export async function* readChunks(db: Database, storeId: string): AsyncGenerator<TextDocument> {
  const loaders = await db
    .select({ id: documentLoaders.id, making: documentLoaders.making })
    .from(documentLoaders)
    .where(eq(documentLoaders.storeId, storeId))
    .orderBy(asc(documentLoaders.createdAt), asc(documentLoaders.id));
  for (const { id, making } of loaders) if (making !== null) yield* chunksOf(db, id, making);
}

async function* chunksOf(db: Database, loaderId: string, making: string): AsyncGenerator<TextDocument> {
  for (let after = 0; ;) {
    const rows = await db
      .select({
        number: documentChunks.number,
        pageContent: documentChunks.content,
        metadata: documentChunks.metadata,
      })
      .from(documentChunks)
      .where(
        and(eq(documentChunks.loaderId, loaderId), eq(documentChunks.making, making), gt(documentChunks.number, after)),
      )
      .orderBy(asc(documentChunks.number))
      .limit(pageSize);
    for (const { pageContent, metadata } of rows) yield { pageContent, metadata };
    after = rows.at(-1)?.number ?? 0;
    if (rows.length < pageSize) return;
  }
}
