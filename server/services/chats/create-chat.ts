import { AppError } from "@/domain/errors";
import { chats } from "@/server/data/schema/chats";
import { requireAccess } from "../context";
import { storableText } from "@/server/data/storable";
import type { ChatContext } from "./chat-context";
import type { Chat } from "./chat-view";
import { findChat } from "./find-chat";
import { findTemplate } from "../templates/find-template";
import { flowForChat } from "./flow-for-chat";
import { ownerOf } from "./own-chats";

export type NewChat = { name: string } & ({ flowId: string } | { templateId: string });

/** Begins a chat with a flow or a template of the workspace. It belongs to whoever begins it. */
export async function createChat(ctx: ChatContext, input: NewChat): Promise<Chat> {
  requireAccess(ctx, "viewer", "predict");
  const template = "templateId" in input ? await findTemplate(ctx, input.templateId) : undefined;
  const flow = await flowForChat(ctx, "flowId" in input ? input.flowId : (template?.flowId ?? ""));
  const now = ctx.clock.now();
  const [row] = await ctx.db
    .insert(chats)
    .values({
      ...ownerOf(ctx.actor),
      ...{ flowId: flow.id, templateId: template?.id, name: storableText(input.name), createdAt: now, updatedAt: now },
    })
    .returning({ id: chats.id });
  if (!row) throw new AppError("internal", "The chat could not be made.");
  return findChat(ctx, row.id);
}
