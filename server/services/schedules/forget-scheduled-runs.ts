import { and, inArray } from "drizzle-orm";
import { triggers } from "@/server/data/schema/triggers";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { findChangeableFlow } from "../flows/find-changeable-flow";
import { ofSchedule } from "./list-scheduled-runs";

/** Forgets that the schedule has begun these runs. The runs themselves stay. */
export async function forgetScheduledRuns(
  ctx: ServiceContext,
  { flowId, ids }: { flowId: string; ids: readonly string[] },
): Promise<number> {
  requireAccess(ctx, "editor", "manage");
  const { id } = await findChangeableFlow(ctx, flowId);
  const known = ids.filter(isUuid);
  if (known.length === 0) return 0;
  const gone = await ctx.db
    .delete(triggers)
    .where(and(ofSchedule(ctx, id), inArray(triggers.id, known), inArray(triggers.status, ["begun", "failed"])))
    .returning({ id: triggers.id });
  return gone.length;
}
