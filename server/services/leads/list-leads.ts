import { and, asc, desc, eq, ilike, or } from "drizzle-orm";
import { leads } from "@/server/data/schema/conversations";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import { containing } from "../messages/message-filter";
import { leadColumns, type LeadRow } from "./lead-row";

const mostRows = 10_000;

export interface ListLeads {
  flowId: string;
  /** Part of a name, an address or a number. */
  search?: string;
  /** Oldest first unless `desc`. */
  order?: "asc" | "desc";
}

/** Visitors of a flow who said who they are. */
export async function listLeads(ctx: ServiceContext, input: ListLeads): Promise<LeadRow[]> {
  requireAccess(ctx, "viewer", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const pattern = input.search ? containing(input.search) : undefined;
  const holds =
    pattern === undefined
      ? undefined
      : or(ilike(leads.name, pattern), ilike(leads.email, pattern), ilike(leads.phone, pattern));
  return ctx.db
    .select(leadColumns)
    .from(leads)
    .where(and(eq(leads.workspaceId, ctx.actor.workspaceId), eq(leads.flowId, flow.id), holds))
    .orderBy((input.order === "desc" ? desc : asc)(leads.createdAt))
    .limit(mostRows);
}
