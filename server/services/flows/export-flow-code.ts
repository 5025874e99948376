import { specLookup } from "@/domain/catalogue/spec-lookup";
import { type ExportedCode, exportCode } from "@/domain/export-code/export-code";
import type { ServiceContext } from "../context";
import { getFlow } from "./get-flow";

/** The newest version as a project in TypeScript. Holds no credentials, passwords or file contents. */
export async function exportFlowCode(ctx: ServiceContext, input: { id: string }): Promise<ExportedCode> {
  const { name, kind, document } = await getFlow(ctx, input);
  return exportCode({ name, kind, document }, specLookup(ctx.catalogue.specs()));
}
