import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { chatRows } from "@/server/data/schema/chats";
import { storableJson, storableText } from "@/server/data/storable";
import type { ChatRow } from "./chat-view";

type NewRow = Omit<typeof chatRows.$inferInsert, "id" | "seq">;

/** Adds a row to a chat. The transaction must have changed the chat's own row before, so that rows come in order. */
export async function insertRow(tx: Database, row: NewRow): Promise<ChatRow> {
  const [inserted] = await tx
    .insert(chatRows)
    .values({ ...row, content: storableText(row.content), meta: storable(row.meta) })
    .returning();
  if (!inserted) throw new AppError("internal", "A chat's row could not be written.");
  return inserted;
}

function storable(meta: NewRow["meta"]): Record<string, unknown> | null {
  const json = storableJson(meta);
  return json === null ? null : z.record(z.string(), z.unknown()).parse(JSON.parse(json));
}
