import { specLookup } from "@/domain/catalogue/spec-lookup";
import { exportFlow as toFile } from "@/domain/flow/export-flow";
import type { ServiceContext } from "../context";
import { getFlow } from "./get-flow";

export interface FlowExport {
  name: string;
  /** The file, as Flowise writes it. Holds no credentials, passwords or file contents. */
  json: ReturnType<typeof toFile>;
}

/** The newest version as a file to hand on. */
export async function exportFlow(ctx: ServiceContext, input: { id: string }): Promise<FlowExport> {
  const { name, document } = await getFlow(ctx, input);
  return { name, json: toFile(document, specLookup(ctx.catalogue.specs())) };
}
