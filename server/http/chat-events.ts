import { isAppError } from "@/domain/errors";
import type { ChatContext } from "@/server/services/chats/chat-context";
import { followChat } from "@/server/services/chats/follow-chat";
import { chatActor } from "./chat-actor";
import { chatBody, chatRowBody } from "./chat-body";
import type { Incoming } from "./incoming";
import { eventStream } from "./sse";

/** A chat's rows and states for as long as somebody reads who may. */
export function chatEvents(
  ctx: ChatContext,
  incoming: Incoming,
  { chatId, after }: { chatId: string; after: string | undefined },
): Response {
  return eventStream(async (sink, gone) => {
    const signal = AbortSignal.any([gone, ctx.chats.closing]);
    const isAllowed = () => isStill(ctx, incoming);
    try {
      for await (const event of followChat(ctx, { chatId, after, signal, isAllowed })) {
        const { id, status, status_detail } = chatBody(event.chat);
        if (event.type === "status") sink.pass(plainFrame("status", { chat: id, status, status_detail }));
        else sink.pass(plainFrame("message", chatRowBody(event.chat, event.row), event.row.id));
      }
    } catch (error) {
      ctx.log.error({ err: error, chatId }, "A chat could not be followed any further");
    }
  });
}

/** An event whose data is all there is to it. A reader that comes back names the last `id` it saw. */
const plainFrame = (event: string, data: unknown, id?: string): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Whether what the request carries still opens what it opened when it came. */
async function isStill({ actor }: ChatContext, incoming: Incoming): Promise<boolean> {
  try {
    const now = await chatActor(incoming);
    if (now.kind === "key") return actor.kind === "key" && now.keyId === actor.keyId;
    return now.kind === "member" && actor.kind === "member" && now.userId === actor.userId;
  } catch (error) {
    if (isAppError(error) && error.code === "unauthenticated") return false;
    throw error;
  }
}
