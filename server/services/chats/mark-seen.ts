import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { chats } from "@/server/data/schema/chats";
import { thisOwner } from "../executions/owner";
import type { TurnId } from "./live-turns";

/** Says that the turns are under way. Returns those that still are the ones their chats wait for. */
export async function markSeen(db: Database, turns: readonly TurnId[]): Promise<TurnId[]> {
  const pairs = sql.join(
    turns.map(({ chatId, revision }) => sql`(${chatId}::uuid, ${revision}::integer)`),
    sql`, `,
  );
  return db
    .update(chats)
    .set({ seenAt: sql`now()`, process: thisOwner() })
    .where(and(eq(chats.status, "running"), sql`(${chats.id}, ${chats.revision}) in (${pairs})`))
    .returning({ chatId: chats.id, revision: chats.revision });
}
