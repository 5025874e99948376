import { and, asc, eq, gt, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { chatRows } from "@/server/data/schema/chats";
import { isUuid } from "@/server/platform/ids";
import type { ChatContext } from "./chat-context";
import type { Chat, ChatRow } from "./chat-view";
import { findChat } from "./find-chat";

/** A chat's rows, oldest first; with `after` those that came after that row. */
export async function listChatRows(
  ctx: ChatContext,
  input: { chatId: string; after?: string | undefined; limit: number },
): Promise<{ chat: Chat; rows: ChatRow[] }> {
  const chat = await findChat(ctx, input.chatId);
  const after = input.after === undefined ? 0 : await seqOf(ctx, chat.id, input.after);
  if (after === undefined) throw new AppError("not_found", `Message not found: ${input.after}`);
  return { chat, rows: await rowsAfter(ctx, { chatId: chat.id, after, limit: input.limit }) };
}

/** Place of a row in its chat; undefined when the chat has no such row. */
export async function seqOf({ db }: ChatContext, chatId: string, rowId: string): Promise<number | undefined> {
  const [row] = isUuid(rowId)
    ? await db
        .select({ seq: chatRows.seq })
        .from(chatRows)
        .where(and(eq(chatRows.id, rowId), eq(chatRows.chatId, chatId)))
    : [];
  return row?.seq;
}

export const rowsAfter = (
  { db, actor }: ChatContext,
  { chatId, after, limit }: { chatId: string; after: number; limit: number },
): Promise<ChatRow[]> =>
  db
    .select()
    .from(chatRows)
    .where(
      and(eq(chatRows.chatId, chatId), eq(chatRows.workspaceId, actor.workspaceId), gt(chatRows.seq, sql`${after}`)),
    )
    .orderBy(asc(chatRows.seq))
    .limit(limit);
