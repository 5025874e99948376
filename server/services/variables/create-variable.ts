import { AppError } from "@/domain/errors";
import { variables } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { takenName } from "./taken-name";

export interface NewVariable {
  name: string;
  value: string;
  type: "static" | "runtime";
}

export async function createVariable(ctx: ServiceContext, input: NewVariable): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const { name, type } = input;
  const now = ctx.clock.now();
  try {
    const [row] = await ctx.db
      .insert(variables)
      .values({
        workspaceId: ctx.actor.workspaceId,
        name,
        type,
        value: type === "static" ? input.value : "",
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: variables.id });
    if (!row) throw new AppError("internal", "The variable could not be made.");
    ctx.changes.publish({ type: "variables", workspaceId: ctx.actor.workspaceId });
    return row;
  } catch (error) {
    throw takenName(error, name);
  }
}
