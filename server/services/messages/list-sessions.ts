import { and, count, desc, eq, gte, lte, max, min, sql } from "drizzle-orm";
import type { Rating } from "@/server/data/schema/conversations";
import { type ChatType, messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import { readCursor, writeCursor } from "../page-cursor";
import { containing, judgedSession } from "./message-filter";

export interface SessionSummary {
  sessionId: string;
  chatId: string;
  /** Messages within the dates asked for. */
  count: number;
  firstAt: Date;
  lastAt: Date;
  /** Beginning of the first question. */
  preview: string;
  chatTypes: ChatType[];
}

export interface SessionPage {
  items: SessionSummary[];
  /** Pass as `cursor` to get the next page; null on the last one. */
  next: string | null;
}

/** Every filter that is given must match. */
export interface SessionFilter {
  search?: string;
  chatType?: ChatType;
  from?: Date;
  to?: Date;
  /** Some answer was judged so. */
  rating?: Rating;
}

const pageSize = 30;

/**
 * Conversations of a flow, the latest first. `search` finds those in which some message holds the text; `chatType`
 * counts only messages that came that way.
 */
export async function listSessions(
  ctx: ServiceContext,
  input: SessionFilter & { flowId: string; cursor?: string | null },
): Promise<SessionPage> {
  requireAccess(ctx, "viewer", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const after = readCursor(input.cursor);
  const lastAt = max(messages.createdAt);
  const rows = await ctx.db
    .select({
      sessionId: messages.sessionId,
      chatId: sql<string>`max(${messages.chatId})`,
      count: count(),
      firstAt: min(messages.createdAt),
      lastAt,
      preview: sql<
        string | null
      >`left((array_agg(${messages.content} order by ${messages.seq}) filter (where ${messages.role} = 'userMessage'))[1], 200)`,
      chatTypes: sql<ChatType[]>`array_agg(distinct ${messages.chatType})`,
    })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, ctx.actor.workspaceId),
        eq(messages.flowId, flow.id),
        input.chatType && eq(messages.chatType, input.chatType),
        input.from && gte(messages.createdAt, input.from),
        input.to && lte(messages.createdAt, input.to),
        input.rating && judgedSession(flow.id, input.rating),
      ),
    )
    .groupBy(messages.sessionId)
    .having(
      and(
        after && sql`(${lastAt}, ${messages.sessionId}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
        input.search ? sql`bool_or(${messages.content} ilike ${containing(input.search)})` : undefined,
      ),
    )
    .orderBy(desc(lastAt), desc(messages.sessionId))
    .limit(pageSize + 1);
  const items = rows.slice(0, pageSize).map((row) => ({
    ...row,
    firstAt: row.firstAt ?? new Date(0),
    lastAt: row.lastAt ?? new Date(0),
    preview: row.preview ?? "",
  }));
  const last = items.at(-1);
  return { items, next: rows.length > pageSize && last ? writeCursor({ at: last.lastAt, id: last.sessionId }) : null };
}
