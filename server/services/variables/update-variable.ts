import { and, eq } from "drizzle-orm";
import { variables } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import type { NewVariable } from "./create-variable";
import { takenName } from "./taken-name";
import { variableNotFound } from "./variable-not-found";

/** Changes what is given. A variable that becomes `runtime` forgets its stored value. */
export async function updateVariable(ctx: ServiceContext, input: { id: string } & Partial<NewVariable>): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(input.id)) throw variableNotFound();
  const { name, type } = input;
  const value = type === "runtime" ? "" : input.value;
  const changed = await ctx.db
    .update(variables)
    .set({
      ...(name !== undefined && { name }),
      ...(type !== undefined && { type }),
      ...(value !== undefined && { value }),
      updatedAt: ctx.clock.now(),
    })
    .where(and(eq(variables.id, input.id), eq(variables.workspaceId, ctx.actor.workspaceId)))
    .returning({ id: variables.id })
    .catch((error: unknown) => {
      throw takenName(error, name ?? "");
    });
  if (changed.length === 0) throw variableNotFound();
  ctx.changes.publish({ type: "variables", workspaceId: ctx.actor.workspaceId });
}
