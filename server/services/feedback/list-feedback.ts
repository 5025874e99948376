import { and, asc, desc, eq, gte, lte } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { feedback } from "@/server/data/schema/conversations";
import type { Actor, ServiceContext } from "../context";
import { storableText } from "@/server/data/storable";
import { type FeedbackRow, feedbackColumns } from "./feedback-row";

export interface ListFeedback {
  flowId: string;
  chatId?: string | undefined;
  /** Oldest first unless `desc`. */
  order?: "asc" | "desc" | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

const mostRows = 10_000;

/** A chat's id opens the chat, so that only those who may read every message are told the ids of all. */
const mayReadAll = (actor: Actor): boolean =>
  actor.kind === "member" || (actor.kind === "key" && actor.scopes.includes("messages"));

/** Judgements of a flow's answers, all of them or those of one chat. */
export async function listFeedback(ctx: ServiceContext, input: ListFeedback): Promise<FeedbackRow[]> {
  if (input.chatId === undefined && !mayReadAll(ctx.actor))
    throw new AppError("unauthenticated", "Name the chat with chatId, or send a key with the permission “messages”.");
  return ctx.db
    .select(feedbackColumns)
    .from(feedback)
    .where(
      and(
        eq(feedback.workspaceId, ctx.actor.workspaceId),
        eq(feedback.flowId, input.flowId),
        input.chatId === undefined ? undefined : eq(feedback.chatId, storableText(input.chatId)),
        input.from && gte(feedback.createdAt, input.from),
        input.to && lte(feedback.createdAt, input.to),
      ),
    )
    .orderBy((input.order === "desc" ? desc : asc)(feedback.createdAt))
    .limit(mostRows);
}
