import { and, eq, gte, ilike, inArray, lte, type SQL, sql } from "drizzle-orm";
import { feedback, type Rating } from "@/server/data/schema/conversations";
import { type ChatType, messages } from "@/server/data/schema/runs";
import { storableText } from "@/server/data/storable";
import { isUuid } from "@/server/platform/ids";

export interface MessageFilter {
  sessionId?: string;
  chatId?: string;
  messageId?: string;
  memoryType?: string;
  chatTypes?: readonly ChatType[];
  from?: Date;
  to?: Date;
  /** Text that the message holds. */
  search?: string;
  /** Answers that were judged so, with their questions. */
  ratings?: readonly Rating[];
}

/** Every filter that is given must match. The flow's and the workspace's ids are never left out. */
export function whereMessages(workspaceId: string, flowId: string, filter: MessageFilter): SQL | undefined {
  return and(
    eq(messages.workspaceId, workspaceId),
    eq(messages.flowId, flowId),
    filter.sessionId === undefined ? undefined : eq(messages.sessionId, storableText(filter.sessionId)),
    filter.chatId === undefined ? undefined : eq(messages.chatId, storableText(filter.chatId)),
    filter.messageId === undefined ? undefined : isMessage(filter.messageId),
    filter.memoryType === undefined ? undefined : eq(messages.memoryType, storableText(filter.memoryType)),
    filter.chatTypes && inArray(messages.chatType, [...filter.chatTypes]),
    filter.from && gte(messages.createdAt, filter.from),
    filter.to && lte(messages.createdAt, filter.to),
    filter.search ? ilike(messages.content, containing(filter.search)) : undefined,
    filter.ratings && judged(flowId, filter.ratings),
  );
}

const isMessage = (id: string): SQL => (isUuid(id) ? eq(messages.id, id) : sql`false`);

function judged(flowId: string, ratings: readonly Rating[]): SQL {
  const given = and(eq(feedback.flowId, flowId), inArray(feedback.rating, [...ratings]));
  return sql`(${messages.id} in (select ${feedback.messageId} from ${feedback} where ${given}) or ${messages.runId} in (select rated.run_id from ${feedback} join ${messages} rated on rated.id = ${feedback.messageId} where ${given}))`;
}

/** Messages of sessions in which some answer was judged so. */
export const judgedSession = (flowId: string, rating: Rating): SQL =>
  sql`${messages.sessionId} in (select rated.session_id from ${feedback} join ${messages} rated on rated.id = ${feedback.messageId} where ${and(eq(feedback.flowId, flowId), eq(feedback.rating, rating))})`;

/** Pattern of texts that hold this one, whatever signs are in it. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
