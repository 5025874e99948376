import { asc, desc } from "drizzle-orm";
import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import { type MessageFilter, whereMessages } from "./message-filter";
import { messageColumns, type MessageRow } from "./message-row";

export interface ListMessages extends MessageFilter {
  flowId: string;
  /** Oldest first unless `desc`. */
  order?: "asc" | "desc";
  limit?: number;
  offset?: number;
}

const mostRows = 10_000;

/** Messages of a flow in the order they were written. */
export async function listMessages(ctx: ServiceContext, input: ListMessages): Promise<MessageRow[]> {
  requireAccess(ctx, "viewer", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const direction = input.order === "desc" ? desc : asc;
  return ctx.db
    .select(messageColumns)
    .from(messages)
    .where(whereMessages(ctx.actor.workspaceId, flow.id, input))
    .orderBy(direction(messages.createdAt), direction(messages.seq))
    .limit(Math.min(input.limit ?? mostRows, mostRows))
    .offset(input.offset ?? 0);
}
