import type { ChatContext } from "./chat-context";
import type { Chat } from "./chat-view";
import { findChat } from "./find-chat";

/** Resolves with the chat as soon as it is not `running`. */
export async function awaitChat(ctx: ChatContext, { id }: { id: string }): Promise<Chat> {
  for (;;) {
    // Begun before the look, so that no change falls between the two.
    const stop = new AbortController();
    const changed = ctx.chats.news.next(id, ctx.chats.lookEveryMs, stop.signal);
    try {
      const chat = await findChat(ctx, id);
      if (chat.status !== "running") return chat;
      await changed;
    } finally {
      stop.abort();
    }
  }
}
