import type { Lead } from "@/domain/api/contracts/lead";
import * as contracts from "@/domain/api/contracts/lead";
import type { ServiceContext } from "@/server/services/context";
import { keepLead } from "@/server/services/leads/keep-lead";
import type { LeadRow } from "@/server/services/leads/lead-row";
import { listLeads as list } from "@/server/services/leads/list-leads";
import type { BodyOf } from "@/domain/api/contract";
import { route } from "../route";
import { visitorRoute } from "../visitor-route";

interface Given {
  body: BodyOf<typeof contracts.createLead>;
}

const ofBody = { flowOfBody: (body: Given["body"]) => body.chatflowid };

const keep = async ({ body: { chatflowid, ...said }, ctx }: Given & { ctx: ServiceContext }) =>
  toLead(await keepLead(ctx, { ...said, flowId: chatflowid }));

export const createLead = visitorRoute(contracts.createLead, ofBody, keep);
export const createLeadWithSlash = visitorRoute(contracts.createLeadWithSlash, ofBody, keep);

export const listLeads = route(contracts.listLeads, async ({ params, ctx }) =>
  (await list(ctx, { flowId: params.id ?? "" })).map(toLead),
);

const toLead = ({ flowId, createdAt, ...row }: LeadRow): Lead => ({
  ...row,
  chatflowid: flowId,
  createdDate: createdAt.toISOString(),
});
