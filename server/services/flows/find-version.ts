import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flowVersions } from "@/server/data/schema/flows";
import type { ServiceContext } from "../context";
import { findFlow } from "./find-flow";

export type VersionRow = typeof flowVersions.$inferSelect;

/** A numbered version of a flow of the actor's workspace. */
export async function findVersion(ctx: ServiceContext, input: { id: string; number: number }): Promise<VersionRow> {
  const flow = await findFlow(ctx, input.id);
  const [version] = await ctx.db
    .select()
    .from(flowVersions)
    .where(and(eq(flowVersions.flowId, flow.id), eq(flowVersions.number, input.number)));
  if (!version)
    throw new AppError(
      "not_found",
      `This flow has no version ${String(input.number)}. Versions that were saved automatically are let go of in time.`,
    );
  return version;
}
