import { asc, eq } from "drizzle-orm";
import { variables } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { findUses, type UsingFlow } from "../uses/find-uses";

export interface VariableSummary {
  id: string;
  name: string;
  /** Empty for `runtime` variables, whose value is the operator's. */
  value: string;
  type: "static" | "runtime";
  createdAt: Date;
  updatedAt: Date;
  /** Flows whose newest or published version names it. */
  flows: UsingFlow[];
}

/** The workspace's variables by name. */
export async function listVariables(ctx: ServiceContext): Promise<VariableSummary[]> {
  requireAccess(ctx, "viewer", "manage");
  const rows = await ctx.db
    .select()
    .from(variables)
    .where(eq(variables.workspaceId, ctx.actor.workspaceId))
    .orderBy(asc(variables.name));
  const uses = await findUses(ctx, "variable");
  return rows.map(({ workspaceId: _workspaceId, ...row }) => ({ ...row, flows: uses.get(row.name) ?? [] }));
}
