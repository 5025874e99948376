import { inArray } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { feedback } from "@/server/data/schema/conversations";
import { documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import { flows } from "@/server/data/schema/flows";
import { messages } from "@/server/data/schema/runs";
import { templates } from "@/server/data/schema/templates";
import { savedTools } from "@/server/data/schema/tools";
import { newId } from "@/server/platform/ids";

const tables = [flows, documentStores, documentLoaders, templates, messages, feedback, savedTools] as const;
const atOnce = 1000;

/** For each id the one to use: itself where nothing has it yet, in whichever workspace, and otherwise a new one. */
export async function freeIds(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const taken = new Set<string>();
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    for (const table of tables)
      for (const { id } of await db.select({ id: table.id }).from(table).where(inArray(table.id, some))) taken.add(id);
  }
  return new Map(ids.map((id) => [id, taken.has(id) ? newId() : id]));
}
