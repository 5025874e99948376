import * as contracts from "@/domain/api/contracts/marketplace";
import type { ServiceContext } from "@/server/services/context";
import { deleteTemplate } from "@/server/services/templates/delete-template";
import { getTemplate } from "@/server/services/templates/get-template";
import { listOwnTemplates } from "@/server/services/templates/list-own-templates";
import { listTemplateDetails } from "@/server/services/templates/list-template-details";
import { publishTemplate } from "@/server/services/templates/publish-template";
import type { TemplateDetail } from "@/server/services/templates/template-detail";
import { writeFlowData } from "../flowise-compat";
import { route } from "../route";

export const listMarketplaceTemplates = route(contracts.listMarketplaceTemplates, async ({ ctx }) =>
  bodies(ctx, await listTemplateDetails(ctx)),
);

export const listCustomTemplates = route(contracts.listCustomTemplates, async ({ ctx }) =>
  bodies(ctx, await listOwnTemplates(ctx)),
);

export const createCustomTemplate = route(contracts.createCustomTemplate, async ({ body, ctx }) => {
  const { chatflowId: flowId, name, description } = body;
  return templateBody(ctx, await getTemplate(ctx, await publishTemplate(ctx, { flowId, name, description })));
});

export const deleteCustomTemplate = route(contracts.deleteCustomTemplate, async ({ params, ctx }) => {
  await deleteTemplate(ctx, { id: params.id ?? "" });
  return { raw: [], affected: 1 };
});

const bodies = (ctx: ServiceContext, templates: readonly TemplateDetail[]): contracts.TemplateBody[] =>
  templates.map((template) => templateBody(ctx, template));

/** A template in Flowise's words. */
const templateBody = (ctx: ServiceContext, template: TemplateDetail): contracts.TemplateBody => ({
  ...{ id: template.id, templateName: template.name, flowName: template.name, description: template.description },
  flowData: writeFlowData(template.document, ctx.catalogue.specs()),
  type: template.kind === "chatflow" ? "Chatflow" : "AgentflowV2",
  ...{ badge: null, framework: ["Langchain"], categories: template.nodeNames, usecases: template.tags },
  workspaceId: template.ready ? null : ctx.actor.workspaceId,
  createdDate: template.createdAt?.toISOString() ?? null,
});
