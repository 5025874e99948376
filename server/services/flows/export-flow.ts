import { specLookup } from "@/domain/catalogue/spec-lookup";
import { exportFlow as toFile } from "@/domain/flow/export-flow";
import type { ServiceContext } from "../context";
import { type FlowDetail, getFlow } from "./get-flow";

export interface FlowExport extends Pick<FlowDetail, "id" | "name" | "kind"> {
  /** Number of the version that was exported; null for a flow that was never saved. */
  version: number | null;
  /** The file, as Flowise writes it. Holds no credentials, passwords or file contents. */
  json: ReturnType<typeof toFile>;
}

/** The newest version as a file to hand on. */
export async function exportFlow(ctx: ServiceContext, input: { id: string }): Promise<FlowExport> {
  const { id, name, kind, latest, document } = await getFlow(ctx, input);
  return { id, name, kind, version: latest?.number ?? null, json: toFile(document, specLookup(ctx.catalogue.specs())) };
}
