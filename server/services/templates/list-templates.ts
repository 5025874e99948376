import type { ServiceContext } from "../context";
import { listTemplateDetails } from "./list-template-details";
import type { TemplateDetail } from "./template-detail";

export type TemplateSummary = Omit<TemplateDetail, "document">;

/** Templates without their drawings: the workspace's own, newest first, then those that come with Weft. */
export async function listTemplates(ctx: ServiceContext): Promise<TemplateSummary[]> {
  const details = await listTemplateDetails(ctx);
  return details.map(({ document: _drawing, ...summary }) => summary);
}
