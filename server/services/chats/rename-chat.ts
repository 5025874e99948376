import { and, eq } from "drizzle-orm";
import { chats } from "@/server/data/schema/chats";
import { storableText } from "@/server/data/storable";
import { isUuid } from "@/server/platform/ids";
import type { ChatContext } from "./chat-context";
import { chatNotFound } from "./find-chat";
import { ownChats } from "./own-chats";

/** Gives a chat of whoever asks another name. What it is doing goes on. */
export async function renameChat(ctx: ChatContext, { id, name }: { id: string; name: string }): Promise<void> {
  const own = ownChats(ctx);
  const [renamed] = isUuid(id)
    ? await ctx.db
        .update(chats)
        .set({ name: storableText(name) })
        .where(and(eq(chats.id, id), own))
        .returning({ id: chats.id })
    : [];
  if (!renamed) throw chatNotFound(id);
}
