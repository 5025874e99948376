import type { ChatContext } from "@/server/services/chats/chat-context";
import { followChat } from "@/server/services/chats/follow-chat";
import { chatActor } from "./chat-actor";
import { chatEventBody } from "./chat-event-body";
import type { Incoming } from "./incoming";
import { isStill } from "./is-still";
import { eventStream } from "./sse";

/** A chat's rows and states for as long as somebody reads who may. */
export function chatEvents(
  ctx: ChatContext,
  incoming: Incoming,
  { chatId, after }: { chatId: string; after: string | undefined },
): Response {
  return eventStream(async (sink, gone) => {
    const signal = AbortSignal.any([gone, ctx.chats.closing]);
    const isAllowed = () => isStill(ctx.actor, () => chatActor(incoming));
    try {
      for await (const happened of followChat(ctx, { chatId, after, signal, isAllowed })) {
        const { event, data, id } = chatEventBody(happened);
        sink.pass(plainFrame(event, data, id));
        if (!(await sink.room())) return;
      }
    } catch (error) {
      ctx.log.error({ err: error, chatId }, "A chat could not be followed any further");
    }
  });
}

/** An event whose data is all there is to it. A reader that comes back names the last `id` it saw. */
const plainFrame = (event: string, data: unknown, id?: string): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
