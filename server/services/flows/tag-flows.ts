import { and, eq, inArray } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { changeTags, longestTag, mostTags, readTags, type TagChange } from "@/domain/flow/flow-tags";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { flowNotFound } from "./find-flow";
import { ownFlows } from "./own-flows";
import { requireChange } from "./require-change";

/** Adds tags to flows and takes tags away; all of them or none. */
export async function tagFlows(ctx: ServiceContext, input: TagChange & { ids: readonly string[] }): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const ids = [...new Set(input.ids)];
  if (!ids.every(isUuid)) throw flowNotFound();
  if (input.add.some((tag) => tag.length > longestTag))
    throw new AppError("invalid_input", `A tag has at most ${String(longestTag)} characters.`);
  await ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: flows.id, category: flows.category, createdBy: flows.createdBy, sharing: flows.sharing })
      .from(flows)
      .where(and(inArray(flows.id, ids), ownFlows(ctx.actor.workspaceId)))
      .for("update");
    if (rows.length !== ids.length) throw flowNotFound();
    for (const row of rows) {
      await requireChange({ db: tx, actor: ctx.actor }, row);
      const category = changeTags(row.category, input);
      if (readTags(category).length > mostTags)
        throw new AppError("too_large", `A flow has at most ${String(mostTags)} tags. Take some away first.`);
      await tx.update(flows).set({ category }).where(eq(flows.id, row.id));
    }
  });
}
