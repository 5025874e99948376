import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { ImportReport } from "@/domain/flow/import-report";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import { requireAccess, type ServiceContext } from "../context";
import { toolProblems } from "../tools/tool-problems";

/** What importing a file would bring, without importing it. Throws `invalid_input` for what is not a flow. */
export async function inspectImport(ctx: ServiceContext, input: { json: unknown }): Promise<ImportReport> {
  requireAccess(ctx, "editor", "manage");
  const { document, report } = parseFlowFile(input.json, specLookup(ctx.catalogue.specs()));
  return { ...report, problems: [...report.problems, ...(await toolProblems(ctx, document))] };
}
