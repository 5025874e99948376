import { requireAccess, type ServiceContext } from "../context";
import { listOwnTemplates } from "./list-own-templates";
import { type DrawnTemplate, readyTemplates } from "./ready-templates";
import { drawingFacts, type TemplateDetail } from "./template-detail";

/** Templates with their drawings: the workspace's own, newest first, then those that come with Weft. */
export async function listTemplateDetails(ctx: ServiceContext): Promise<TemplateDetail[]> {
  return [...(await listOwnTemplates(ctx)), ...listReadyTemplates(ctx)];
}

/** The templates that come with Weft; with `id` that one. */
export function listReadyTemplates(ctx: ServiceContext, input: { id?: string } = {}): TemplateDetail[] {
  requireAccess(ctx, "viewer", "manage");
  return readyTemplates(ctx.catalogue)
    .filter(({ id }) => input.id === undefined || id === input.id)
    .map((template) => detailOf(template, ctx));
}

const detailOf = (
  { id, kind, name, description, tags, questions, document }: DrawnTemplate,
  ctx: ServiceContext,
): TemplateDetail => ({
  ...{ id, ready: true, kind, name, description, tags: [...tags], questions: [...questions], document },
  ...{ createdAt: null, author: null, own: false },
  ...drawingFacts(document, ctx.catalogue),
});
