import { and, asc, eq } from "drizzle-orm";
import { leads } from "@/server/data/schema/conversations";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import { leadColumns, type LeadRow } from "./lead-row";

const mostRows = 10_000;

/** Visitors of a flow who said who they are, oldest first. */
export async function listLeads(ctx: ServiceContext, input: { flowId: string }): Promise<LeadRow[]> {
  requireAccess(ctx, "viewer", "messages");
  const flow = await findFlow(ctx, input.flowId);
  return ctx.db
    .select(leadColumns)
    .from(leads)
    .where(and(eq(leads.workspaceId, ctx.actor.workspaceId), eq(leads.flowId, flow.id)))
    .orderBy(asc(leads.createdAt))
    .limit(mostRows);
}
