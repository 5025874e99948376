import { isUuid } from "@/server/platform/ids";
import type { ServiceContext } from "../context";
import { templateNotFound } from "./find-template";
import { listTemplateDetails, type TemplateDetail } from "./list-template-details";

/** A template with its drawing. */
export async function getTemplate(ctx: ServiceContext, { id }: { id: string }): Promise<TemplateDetail> {
  const [template] = isUuid(id) ? await listTemplateDetails(ctx, { id }) : [];
  if (!template) throw templateNotFound(id);
  return template;
}
