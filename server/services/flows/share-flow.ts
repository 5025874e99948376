import { and, eq, inArray } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { FlowSharing } from "@/domain/flow/flow-sharing";
import { members } from "@/server/data/schema/accounts";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireRole, type ServiceContext } from "../context";
import { findFlow } from "./find-flow";

/** Says who may change a flow, and who sees it: null for everybody as their role has it, or fewer. */
export async function shareFlow(
  ctx: ServiceContext,
  input: { id: string; sharing: FlowSharing | null },
): Promise<void> {
  requireRole(ctx, "editor");
  const flow = await findFlow(ctx, input.id);
  const { actor } = ctx;
  // A flow that nobody made is everybody's, until an owner has said otherwise.
  if (actor.role !== "owner" && flow.createdBy !== actor.userId)
    throw new AppError("forbidden", "Only whose flow it is, or an owner of the workspace, may say who changes it.");
  const { sharing } = input;
  if (sharing?.mode === "named") await requireMembers(ctx, sharing.memberIds);
  if (sharing?.mode === "levels")
    await requireMembers(
      ctx,
      sharing.people.map(({ id }) => id),
    );
  await ctx.db.update(flows).set({ sharing }).where(eq(flows.id, flow.id));
  ctx.changes.publish({ type: "flow", id: flow.id });
}

async function requireMembers(ctx: ServiceContext, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = wanted.every(isUuid)
    ? await ctx.db
        .select({ id: members.userId })
        .from(members)
        .where(and(eq(members.workspaceId, ctx.actor.workspaceId), inArray(members.userId, wanted)))
    : [];
  if (found.length !== wanted.length)
    throw new AppError("not_found", "One of these people is no member of this workspace any more. Reload the page.");
}
