import { and, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { chatRows, chats, type ChatStatus } from "@/server/data/schema/chats";
import { storableText } from "@/server/data/storable";
import { isUuid } from "@/server/platform/ids";
import { containing } from "../messages/message-filter";
import type { ChatContext } from "./chat-context";
import { type Chat, chatColumns, chatOf, isLost } from "./chat-view";
import { ownChats } from "./own-chats";
import { settleLostChats } from "./settle-lost-chats";

export interface ChatFilter {
  status?: ChatStatus | undefined;
  /** Of this flow alone. */
  flowId?: string | undefined;
  /** Stands in the chat's name or in what was said. */
  search?: string | undefined;
  limit: number;
  offset: number;
}

/** The chats of whoever asks, newest first. */
export async function listChats(ctx: ChatContext, { limit, offset, ...filter }: ChatFilter): Promise<Chat[]> {
  const own = ownChats(ctx);
  const read = () =>
    ctx.db
      .select(chatColumns)
      .from(chats)
      .where(and(own, ...matching(filter)))
      .orderBy(desc(chats.createdAt), desc(chats.id))
      .limit(limit)
      .offset(offset);
  let rows = await read();
  const lost = rows.filter(isLost).map(({ id }) => id);
  if (lost.length > 0) {
    await settleLostChats(ctx, { alone: false, ids: lost });
    rows = await read();
  }
  return rows.map(chatOf);
}

function matching({ status, flowId, search }: Omit<ChatFilter, "limit" | "offset">): (SQL | undefined)[] {
  const pattern = search ? containing(storableText(search)) : undefined;
  return [
    status && eq(chats.status, status),
    flowId === undefined ? undefined : isUuid(flowId) ? eq(chats.flowId, flowId) : sql`false`,
    pattern === undefined
      ? undefined
      : or(
          ilike(chats.name, pattern),
          sql`exists (select from ${chatRows} where ${chatRows.chatId} = ${chats.id} and ${ilike(chatRows.content, pattern)})`,
        ),
  ];
}
