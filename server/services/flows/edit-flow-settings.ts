import { and, eq } from "drizzle-orm";
import { type FlowSettings, flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { flowNotFound } from "./find-flow";
import { ownFlows } from "./own-flows";
import { requireChange } from "./require-change";

interface Edit {
  id: string;
  /** The settings that change; the others stay. */
  change: (settings: FlowSettings) => FlowSettings;
  category?: string | null;
}

/** Changes a flow's settings while its row is locked: two people who save different parts at once both keep theirs. */
export async function editFlowSettings(ctx: ServiceContext, { id, change, category }: Edit): Promise<FlowSettings> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(id)) throw flowNotFound();
  const own = and(eq(flows.id, id), ownFlows(ctx.actor.workspaceId));
  const changed = await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ settings: flows.settings, createdBy: flows.createdBy, sharing: flows.sharing })
      .from(flows)
      .where(own)
      .for("update");
    if (!row) throw flowNotFound();
    await requireChange({ db: tx, actor: ctx.actor }, row);
    const settings = { ...row.settings, ...change(row.settings) };
    await tx
      .update(flows)
      .set({ settings, updatedAt: ctx.clock.now(), ...(category !== undefined && { category }) })
      .where(own);
    return settings;
  });
  ctx.changes.publish({ type: "flow", id });
  return changed;
}
