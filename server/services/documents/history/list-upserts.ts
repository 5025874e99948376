import { and, asc, desc, eq, gte, lte, or } from "drizzle-orm";
import { upsertHistory } from "@/server/data/schema/upsert-jobs";
import { requireAccess, type ServiceContext } from "../../context";
import { ownerOfUpserts } from "./owner-of-upserts";

export interface UpsertEntry {
  id: string;
  flowId: string | null;
  storeId: string | null;
  result: Record<string, number>;
  /** How the nodes were set, as clients know it from Flowise. */
  nodes: unknown[];
  createdAt: Date;
}

const most = 1_000;

/** When and how the stores of a flow, or a document store, were filled; the latest first unless asked otherwise. */
export async function listUpserts(
  ctx: ServiceContext,
  input: { id: string; order?: "ASC" | "DESC" | undefined; from?: Date | undefined; to?: Date | undefined },
): Promise<UpsertEntry[]> {
  requireAccess(ctx, "viewer", "manage");
  const owner = await ownerOfUpserts(ctx, input.id);
  const { createdAt, workspaceId, flowId, storeId } = upsertHistory;
  return ctx.db
    .select({
      id: upsertHistory.id,
      flowId,
      storeId,
      result: upsertHistory.result,
      nodes: upsertHistory.nodes,
      createdAt,
    })
    .from(upsertHistory)
    .where(
      and(
        eq(workspaceId, ctx.actor.workspaceId),
        or(eq(flowId, owner), eq(storeId, owner)),
        input.from && gte(createdAt, input.from),
        input.to && lte(createdAt, input.to),
      ),
    )
    .orderBy((input.order === "ASC" ? asc : desc)(createdAt))
    .limit(most);
}
