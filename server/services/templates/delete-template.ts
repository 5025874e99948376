import { eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flows } from "@/server/data/schema/flows";
import { templates } from "@/server/data/schema/templates";
import { type Actor, requireAccess, type ServiceContext } from "../context";
import { findTemplate, type TemplateRow } from "./find-template";

/** Takes a template away. Flows that were made from it stay; chats with it are answered no more. */
export async function deleteTemplate(ctx: ServiceContext, input: { id: string }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const template = await findTemplate(ctx, input.id);
  if (!mayDelete(ctx.actor, template))
    throw new AppError("forbidden", "Only who published this template, or an owner of the workspace, may delete it.");
  await ctx.db.transaction(async (tx) => {
    await tx.delete(templates).where(eq(templates.id, template.id));
    await tx.update(flows).set({ deletedAt: ctx.clock.now() }).where(eq(flows.id, template.flowId));
  });
  ctx.changes.publish({ type: "flow", id: template.flowId });
}

/** Keys have no person behind them: one that may manage flows may take away what people made, as with flows. */
function mayDelete(actor: Actor, { createdBy }: TemplateRow): boolean {
  return actor.kind !== "member" || actor.role === "owner" || createdBy === actor.userId;
}
