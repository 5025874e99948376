import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flowVersions } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findChangeableFlow } from "./find-changeable-flow";
import { markPublished } from "./mark-published";

/** Makes the API answer from the newest version, or from the numbered one. */
export async function publishFlow(
  ctx: ServiceContext,
  input: { id: string; number?: number },
): Promise<{ published: number }> {
  requireAccess(ctx, "editor", "manage");
  const flow = await findChangeableFlow(ctx, input.id);
  if (!flow.latestVersionId) throw new AppError("precondition_failed", "Save the flow before publishing it.");
  const wanted =
    input.number === undefined ? eq(flowVersions.id, flow.latestVersionId) : eq(flowVersions.number, input.number);
  const [version] = await ctx.db
    .select({ id: flowVersions.id, number: flowVersions.number })
    .from(flowVersions)
    .where(and(eq(flowVersions.flowId, flow.id), wanted));
  if (!version) throw new AppError("not_found", `This flow has no version ${input.number}.`);
  await ctx.db.transaction((tx) => markPublished(tx, flow.id, version.id, ctx.clock.now()));
  ctx.changes.publish({ type: "flow", id: flow.id });
  return { published: version.number };
}
