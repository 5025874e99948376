import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { chats } from "@/server/data/schema/chats";
import { lostAfter } from "./chat-view";

/**
 * Ends the turns of processes that are gone. `alone`: this process has the database to itself, so that whatever seems to
 * run cannot.
 */
export async function failLostChats(
  db: Database,
  { alone, ids }: { alone: boolean; ids?: readonly string[] },
): Promise<number> {
  const failed = await db
    .update(chats)
    .set({
      status: "error",
      statusDetail: "The server stopped before the answer was there. Send the message again.",
      seenAt: null,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        eq(chats.status, "running"),
        alone ? undefined : sql`coalesce(${chats.seenAt} < now() - ${lostAfter}, true)`,
        ids && inArray(chats.id, [...ids]),
      ),
    )
    .returning({ id: chats.id });
  return failed.length;
}
