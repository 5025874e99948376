import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { flowVersions } from "@/server/data/schema/flows";
import type { CallableFlow } from "../runs/callable-flow";

/** The flow as if one of its versions were the published one. Whoever asks may see versions. */
export async function versionToCall(db: Database, flow: CallableFlow, number: number): Promise<CallableFlow> {
  const [version] = await db
    .select({ id: flowVersions.id })
    .from(flowVersions)
    .where(
      and(
        eq(flowVersions.flowId, flow.id),
        eq(flowVersions.workspaceId, flow.workspaceId),
        eq(flowVersions.number, number),
      ),
    );
  if (!version)
    throw new AppError(
      "not_found",
      `This flow has no version ${String(number)}. Versions that were saved automatically are let go of in time.`,
    );
  return { ...flow, publishedVersionId: version.id };
}
