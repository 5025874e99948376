import { isUuid } from "@/server/platform/ids";
import type { ServiceContext } from "../context";
import { templateNotFound } from "./find-template";
import { listOwnTemplates } from "./list-own-templates";
import { listReadyTemplates } from "./list-template-details";
import type { TemplateDetail } from "./template-detail";

/** A template with its drawing. */
export async function getTemplate(ctx: ServiceContext, { id }: { id: string }): Promise<TemplateDetail> {
  const [template] = isUuid(id) ? await listOwnTemplates(ctx, { id }) : listReadyTemplates(ctx, { id });
  if (!template) throw templateNotFound(id);
  return template;
}
