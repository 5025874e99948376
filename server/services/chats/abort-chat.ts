import { and, eq, inArray, sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { chats } from "@/server/data/schema/chats";
import type { ChatContext } from "./chat-context";
import { findChat } from "./find-chat";
import { ownChats } from "./own-chats";

/** Stops what a chat is doing, or waiting for. It can be sent messages afterwards. */
export async function abortChat(ctx: ChatContext, { id }: { id: string }): Promise<void> {
  const chat = await findChat(ctx, id);
  const [stopped] = await ctx.db
    .update(chats)
    .set({
      ...{ status: "completed", statusDetail: "aborted", paused: null, seenAt: null },
      revision: sql`${chats.revision} + 1`,
      updatedAt: ctx.clock.now(),
    })
    .where(and(eq(chats.id, chat.id), ownChats(ctx), inArray(chats.status, ["running", "wait_for_human_input"])))
    .returning({ revision: chats.revision });
  if (!stopped) throw new AppError("conflict", "Chat is not running");
  await ctx.chats.stop({ ...chat, workspaceId: ctx.actor.workspaceId }, stopped.revision);
}
