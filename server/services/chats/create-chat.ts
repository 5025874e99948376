import { AppError } from "@/domain/errors";
import { chats } from "@/server/data/schema/chats";
import { requireAccess } from "../context";
import { storableText } from "@/server/data/storable";
import type { ChatContext } from "./chat-context";
import type { Chat } from "./chat-view";
import { findChat } from "./find-chat";
import { flowForChat } from "./flow-for-chat";
import { ownerOf } from "./own-chats";

/** Begins a chat with a flow of the workspace. It belongs to whoever begins it. */
export async function createChat(ctx: ChatContext, input: { name: string; flowId: string }): Promise<Chat> {
  requireAccess(ctx, "viewer", "predict");
  const flow = await flowForChat(ctx, input.flowId);
  const now = ctx.clock.now();
  const [row] = await ctx.db
    .insert(chats)
    .values({
      ...ownerOf(ctx.actor),
      ...{ flowId: flow.id, name: storableText(input.name), createdAt: now, updatedAt: now },
    })
    .returning({ id: chats.id });
  if (!row) throw new AppError("internal", "The chat could not be made.");
  return findChat(ctx, row.id);
}
