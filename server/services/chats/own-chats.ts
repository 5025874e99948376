import { and, eq, type SQL } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { chats } from "@/server/data/schema/chats";
import { type Actor, requireAccess } from "../context";
import type { ChatContext } from "./chat-context";

/** Columns by which a chat belongs to whoever asks. */
export function ownerOf(actor: Actor): { workspaceId: string; ownerKeyId?: string; ownerUserId?: string } {
  const { workspaceId } = actor;
  if (actor.kind === "key") return { workspaceId, ownerKeyId: actor.keyId };
  if (actor.kind === "member") return { workspaceId, ownerUserId: actor.userId };
  throw new AppError("forbidden", "Only people and keys have chats.");
}

/** The chats of whoever asks, who must be allowed to call flows. Others' do not exist. */
export function ownChats(ctx: ChatContext): SQL | undefined {
  requireAccess(ctx, "viewer", "predict");
  const { workspaceId, ownerKeyId, ownerUserId } = ownerOf(ctx.actor);
  return and(
    eq(chats.workspaceId, workspaceId),
    ownerKeyId === undefined ? undefined : eq(chats.ownerKeyId, ownerKeyId),
    ownerUserId === undefined ? undefined : eq(chats.ownerUserId, ownerUserId),
  );
}
