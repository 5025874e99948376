import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import { type ChatType, runs, type runStatuses } from "@/server/data/schema/runs";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { visibleFlows } from "../flows/see-flow";
import { readCursor, writeCursor } from "../page-cursor";

export type RunStatus = (typeof runStatuses)[number];

export interface RunSummary {
  id: string;
  flowId: string;
  flowName: string;
  status: RunStatus;
  chatType: ChatType;
  sessionId: string;
  startedAt: Date;
  endedAt: Date | null;
  /** Redacted sentence of what went wrong. */
  error: string | null;
}

export interface RunPage {
  items: RunSummary[];
  /** Pass as `cursor` to get the next page; null on the last one. */
  next: string | null;
}

const pageSize = 50;

/** Runs of the workspace's flows, the latest first. */
export async function listRuns(
  ctx: ServiceContext,
  input: { flowId?: string; status?: RunStatus; cursor?: string | null },
): Promise<RunPage> {
  requireAccess(ctx, "viewer", "manage");
  const after = readCursor(input.cursor);
  // Postgres refuses other texts as ids.
  if ([input.flowId, after?.id].some((id) => id !== undefined && !isUuid(id))) return { items: [], next: null };
  const rows = await ctx.db
    .select({
      id: runs.id,
      flowId: runs.flowId,
      flowName: flows.name,
      status: runs.status,
      chatType: runs.chatType,
      sessionId: runs.sessionId,
      startedAt: runs.startedAt,
      endedAt: runs.endedAt,
      error: runs.error,
    })
    .from(runs)
    .innerJoin(flows, eq(flows.id, runs.flowId))
    .where(
      and(
        eq(runs.workspaceId, ctx.actor.workspaceId),
        isNull(flows.deletedAt),
        await visibleFlows(ctx),
        input.flowId === undefined ? undefined : eq(runs.flowId, input.flowId),
        input.status && eq(runs.status, input.status),
        after && sql`(${runs.startedAt}, ${runs.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(runs.startedAt), desc(runs.id))
    .limit(pageSize + 1);
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, next: rows.length > pageSize && last ? writeCursor({ at: last.startedAt, id: last.id }) : null };
}
