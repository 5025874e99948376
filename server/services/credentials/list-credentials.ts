import { and, asc, eq, inArray } from "drizzle-orm";
import { credentials } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { findUses, type UsingFlow } from "../uses/find-uses";

export interface CredentialSummary {
  id: string;
  name: string;
  type: string;
  createdAt: Date;
  updatedAt: Date;
  /** Flows whose newest or published version uses it. */
  flows: UsingFlow[];
}

/** The workspace's credentials by name, without their secrets. */
export async function listCredentials(
  ctx: ServiceContext,
  input: { types?: readonly string[] } = {},
): Promise<CredentialSummary[]> {
  requireAccess(ctx, "viewer", "manage");
  const rows = await ctx.db
    .select({
      id: credentials.id,
      name: credentials.name,
      type: credentials.type,
      createdAt: credentials.createdAt,
      updatedAt: credentials.updatedAt,
    })
    .from(credentials)
    .where(
      and(
        eq(credentials.workspaceId, ctx.actor.workspaceId),
        input.types && inArray(credentials.type, [...input.types]),
      ),
    )
    .orderBy(asc(credentials.name));
  const uses = await findUses(ctx, "credential");
  return rows.map((row) => ({ ...row, flows: uses.get(row.id) ?? [] }));
}
