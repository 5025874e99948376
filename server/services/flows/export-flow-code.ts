import { specLookup } from "@/domain/catalogue/spec-lookup";
import { type ExportedCode, exportCode } from "@/domain/export-code/export-code";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { ServiceContext } from "../context";
import { calledFlows } from "./called-flows";
import { getFlow } from "./get-flow";

/**
 * The newest version as a project in TypeScript, or a drawing of it that is not saved yet, with the flows that it runs as
 * they are published. Holds no credentials, passwords or file contents.
 */
export async function exportFlowCode(
  ctx: ServiceContext,
  input: { id: string; document?: FlowDocument | undefined },
): Promise<ExportedCode> {
  const { id, name, kind, document: saved } = await getFlow(ctx, input);
  const document = input.document ?? saved;
  return exportCode({ id, name, kind, document }, specLookup(ctx.catalogue.specs()), await calledFlows(ctx, document));
}
