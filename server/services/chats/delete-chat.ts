import { and, eq } from "drizzle-orm";
import { chats } from "@/server/data/schema/chats";
import { isUuid } from "@/server/platform/ids";
import type { ChatContext } from "./chat-context";
import { chatNotFound } from "./find-chat";
import { ownChats } from "./own-chats";

/** A revision that none reaches. */
const afterAll = 2 ** 31 - 1;

/** Removes a chat with its rows and stops its run. What the flow answered stays in the flow's own log. */
export async function deleteChat(ctx: ChatContext, { id }: { id: string }): Promise<void> {
  const own = ownChats(ctx);
  const [gone] = isUuid(id)
    ? await ctx.db
        .delete(chats)
        .where(and(eq(chats.id, id), own))
        .returning({ id: chats.id, workspaceId: chats.workspaceId, flowId: chats.flowId })
    : [];
  if (!gone) throw chatNotFound(id);
  await ctx.chats.stop(gone, afterAll);
}
