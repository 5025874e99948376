import { eq } from "drizzle-orm";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { AppError } from "@/domain/errors";
import { shareableDocument } from "@/domain/flow/shareable-document";
import { flowKeys } from "@/server/data/schema/keys";
import { flows } from "@/server/data/schema/flows";
import { templates } from "@/server/data/schema/templates";
import { storableText } from "@/server/data/storable";
import { actingUser, requireAccess, type ServiceContext } from "../context";
import { copyFlowFiles } from "../flow-files/copy-flow-files";
import { createFlow } from "../flows/create-flow";
import { getFlow } from "../flows/get-flow";

export interface NewTemplate {
  flowId: string;
  name: string;
  description: string;
}

/**
 * Puts a copy of a flow's newest version among the templates. What is shown and copied holds no secrets; chats with the
 * template are answered by a hidden copy that has what the flow has, its credentials and the keys it accepts.
 */
export async function publishTemplate(ctx: ServiceContext, input: NewTemplate): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const { kind, settings, document, latest, keyIds } = await getFlow(ctx, { id: input.flowId });
  if (!latest || document.nodes.length === 0)
    throw new AppError("unprocessable", "There is nothing to publish yet. Add a node, save the flow, and try again.");
  const { workspaceId } = ctx.actor;
  const name = storableText(input.name);
  const copy = await createFlow(ctx, { kind, name, settings, document, isTemplate: true });
  await copyFlowFiles(ctx, { workspaceId, from: input.flowId, to: copy.id });
  return ctx.db.transaction(async (tx) => {
    if (keyIds) {
      await tx.update(flows).set({ assignedKeysOnly: true }).where(eq(flows.id, copy.id));
      if (keyIds.length > 0)
        await tx.insert(flowKeys).values(keyIds.map((keyId) => ({ workspaceId, flowId: copy.id, keyId })));
    }
    const [template] = await tx
      .insert(templates)
      .values({
        ...{ workspaceId, kind, name, flowId: copy.id, description: storableText(input.description) },
        document: shareableDocument(document, specLookup(ctx.catalogue.specs())),
        ...{ createdBy: actingUser(ctx.actor), createdAt: ctx.clock.now() },
      })
      .returning({ id: templates.id });
    if (!template) throw new AppError("internal", "The template could not be made.");
    return template;
  });
}
