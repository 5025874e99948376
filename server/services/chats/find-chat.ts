import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { chats } from "@/server/data/schema/chats";
import { isUuid } from "@/server/platform/ids";
import type { ChatContext } from "./chat-context";
import { type Chat, chatColumns, chatOf, isLost } from "./chat-view";
import { ownChats } from "./own-chats";
import { settleLostChats } from "./settle-lost-chats";

/** A chat of whoever asks. Any other id is `not_found`. */
export async function findChat(ctx: ChatContext, id: string): Promise<Chat> {
  const own = ownChats(ctx);
  const read = async () => {
    const [row] = isUuid(id)
      ? await ctx.db
          .select(chatColumns)
          .from(chats)
          .where(and(eq(chats.id, id), own))
      : [];
    if (!row) throw chatNotFound(id);
    return row;
  };
  const chat = await read();
  if (!isLost(chat)) return chatOf(chat);
  await settleLostChats(ctx, { alone: false, ids: [id] });
  return chatOf(await read());
}

export const chatNotFound = (id: string): AppError => new AppError("not_found", `Chat not found: ${id}`);
