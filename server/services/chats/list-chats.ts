import { and, desc, eq } from "drizzle-orm";
import { chats, type ChatStatus } from "@/server/data/schema/chats";
import type { ChatContext } from "./chat-context";
import { type Chat, chatColumns } from "./chat-view";
import { ownChats } from "./own-chats";
import { settleLostChats } from "./settle-lost-chats";

export interface ChatFilter {
  status?: ChatStatus | undefined;
  limit: number;
  offset: number;
}

/** The chats of whoever asks, newest first. */
export async function listChats(ctx: ChatContext, { status, limit, offset }: ChatFilter): Promise<Chat[]> {
  const own = ownChats(ctx);
  const read = () =>
    ctx.db
      .select(chatColumns)
      .from(chats)
      .where(and(own, status && eq(chats.status, status)))
      .orderBy(desc(chats.createdAt), desc(chats.id))
      .limit(limit)
      .offset(offset);
  let rows = await read();
  const lost = rows.filter((row) => row.lost).map(({ id }) => id);
  if (lost.length > 0) {
    await settleLostChats(ctx, { alone: false, ids: lost });
    rows = await read();
  }
  return rows.map(({ lost: _lost, ...chat }) => chat);
}
