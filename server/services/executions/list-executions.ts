import { and, desc, eq, sql } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { readCursor, writeCursor } from "../page-cursor";
import { type ExecutionFilter, whereExecutions } from "./execution-filter";
import { type ExecutionSummary, summaryColumns, toSummary } from "./execution-summary";

export interface ExecutionPage {
  items: ExecutionSummary[];
  /** Pass as `cursor` to get the next page; null on the last one. */
  next: string | null;
}

const pageSize = 50;

/** Runs of the workspace's agentflows, the latest first. */
export async function listExecutions(
  ctx: ServiceContext,
  input: ExecutionFilter & { cursor?: string | null | undefined; limit?: number | undefined },
): Promise<ExecutionPage> {
  requireAccess(ctx, "viewer", "messages");
  const after = readCursor(input.cursor);
  if (after && !isUuid(after.id)) return { items: [], next: null };
  const limit = Math.min(input.limit ?? pageSize, 200);
  const rows = await ctx.db
    .select(summaryColumns)
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .where(
      and(
        await whereExecutions(ctx, input),
        after &&
          sql`(${executions.createdAt}, ${executions.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(executions.createdAt), desc(executions.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(toSummary);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null };
}
