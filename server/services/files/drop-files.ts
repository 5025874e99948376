import { and, eq, notExists, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { storedFiles } from "@/server/data/schema/conversations";
import { messages } from "@/server/data/schema/runs";

/**
 * Deletes the rows of files that no message shows any more, in some conversations of a flow or in all of them. Gives
 * the ids whose bytes have to go once that is certain.
 */
export async function dropFiles(
  db: Database,
  { workspaceId, flowId, chatIds }: { workspaceId: string; flowId: string; chatIds: readonly string[] | "all" },
): Promise<string[]> {
  // As one parameter, however many they are.
  const chats =
    chatIds === "all"
      ? undefined
      : sql`${storedFiles.chatId} in (select jsonb_array_elements_text(${JSON.stringify(chatIds)}::jsonb))`;
  const shown = db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.flowId, storedFiles.flowId),
        eq(messages.chatId, storedFiles.chatId),
        sql`${messages.fileUploads} @> jsonb_build_array(jsonb_build_object('name', ${storedFiles.name}))`,
      ),
    );
  const gone = await db
    .delete(storedFiles)
    .where(and(eq(storedFiles.workspaceId, workspaceId), eq(storedFiles.flowId, flowId), chats, notExists(shown)))
    .returning({ id: storedFiles.id });
  return gone.map(({ id }) => id);
}
