import { sql, type SQL } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { documentChunks } from "@/server/data/schema/document-stores";

const sliceSize = 500;

/** Deletes chunks a few at a time: all of a large store at once would hold the embedded database up for too long. */
export async function deleteChunks(db: Database, which: SQL | undefined): Promise<void> {
  for (;;) {
    const some = db.select({ id: documentChunks.id }).from(documentChunks).where(which).limit(sliceSize);
    const gone = await db
      .delete(documentChunks)
      .where(sql`${documentChunks.id} = any (array(${some}))`)
      .returning({ id: documentChunks.id });
    if (gone.length < sliceSize) return;
  }
}
