import { isAppError } from "@/domain/errors";
import type { ChatContext } from "./chat-context";
import type { Chat, ChatRow } from "./chat-view";
import { findChat } from "./find-chat";
import { rowsAfter, seqOf } from "./list-chat-rows";

export type ChatEvent = { type: "message"; chat: Chat; row: ChatRow } | { type: "status"; chat: Chat };
/** Why there is nothing more to tell. */
export type FollowingEnd = "left" | "refused" | "deleted";

export interface Following {
  chatId: string;
  /** Row after which to begin; without it, or when there is none of that id, with the first. */
  after?: string | undefined;
  signal: AbortSignal;
  /** Whether whoever follows may still do so. */
  isAllowed(): Promise<boolean>;
}

const pageSize = 200;

/** A chat's rows and states as they come. Ends when the reader leaves, may not read any more, or the chat is deleted. */
export async function* followChat(ctx: ChatContext, following: Following): AsyncGenerator<ChatEvent, FollowingEnd> {
  const { chatId, after, signal } = following;
  let seq = (after === undefined ? undefined : await seqOf(ctx, chatId, after)) ?? 0;
  let told = "";
  while (!signal.aborted) {
    if (!(await following.isAllowed())) return "refused";
    const leave = new AbortController();
    const changed = ctx.chats.news.next(chatId, ctx.chats.lookEveryMs, AbortSignal.any([signal, leave.signal]));
    try {
      // The state first: rows that belong to it are there by then, and are told before it.
      const chat = await findChat(ctx, chatId);
      for await (const row of rowsFrom(ctx, chatId, seq)) {
        seq = row.seq;
        yield { type: "message", chat, row };
      }
      const state = `${chat.revision} ${chat.status}`;
      if (state !== told) yield { type: "status", chat };
      told = state;
      await changed;
    } catch (error) {
      if (isAppError(error) && error.code === "not_found") return "deleted";
      throw error;
    } finally {
      leave.abort();
    }
  }
  return "left";
}

async function* rowsFrom(ctx: ChatContext, chatId: string, from: number): AsyncGenerator<ChatRow, void> {
  let after = from;
  for (;;) {
    const rows = await rowsAfter(ctx, { chatId, after, limit: pageSize });
    yield* rows;
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < pageSize) return;
  }
}
