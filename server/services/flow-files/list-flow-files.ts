import { asc, eq } from "drizzle-orm";
import { flowFiles } from "@/server/data/schema/flow-files";
import { requireRole, type ServiceContext } from "../context";
import { findFlow } from "../flows/find-flow";
import type { KeptFile } from "./keep-flow-file";

/** What is kept for a flow's loaders, those of older versions included. */
export async function listFlowFiles(ctx: ServiceContext, input: { id: string }): Promise<KeptFile[]> {
  requireRole(ctx, "viewer");
  const flow = await findFlow(ctx, input.id);
  return ctx.db
    .select({ name: flowFiles.name, size: flowFiles.size })
    .from(flowFiles)
    .where(eq(flowFiles.flowId, flow.id))
    .orderBy(asc(flowFiles.name));
}
