import type { ServiceContext } from "../context";
import { listTemplateDetails, type TemplateDetail } from "./list-template-details";

export type TemplateSummary = Omit<TemplateDetail, "document">;

/** The workspace's templates without their drawings, newest first. */
export async function listTemplates(ctx: ServiceContext): Promise<TemplateSummary[]> {
  const details = await listTemplateDetails(ctx);
  return details.map(({ document: _drawing, ...summary }) => summary);
}
