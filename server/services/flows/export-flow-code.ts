import { specLookup } from "@/domain/catalogue/spec-lookup";
import { type ExportedCode, exportCode } from "@/domain/export-code/export-code";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { withTools } from "@/domain/tools/with-tools";
import type { ServiceContext } from "../context";
import { listTools } from "../tools/list-tools";
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
  // A project has no tools beside its flows: each goes into the nodes that name it.
  const tools = new Map((await listTools(ctx)).map((tool) => [tool.id, tool]));
  const document = withTools(input.document ?? saved, tools);
  const called = [...(await calledFlows(ctx, document))].map(
    ([flowId, flow]) => [flowId, { ...flow, document: withTools(flow.document, tools) }] as const,
  );
  return exportCode({ id, name, kind, document }, specLookup(ctx.catalogue.specs()), new Map(called));
}
