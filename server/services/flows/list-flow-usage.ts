import { and, count, eq, gte, max, sql } from "drizzle-orm";
import { flows } from "@/server/data/schema/flows";
import { runs } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "./find-flow";
import { visibleFlows } from "./see-flow";

/** How much a flow was used in the last 30 days. */
export interface FlowUsage {
  flowId: string;
  calls7: number;
  calls30: number;
  failed30: number;
  tokens30: number;
  lastUsed: Date;
}

const dayMs = 24 * 60 * 60 * 1000;
const daysAgo = (ctx: ServiceContext, days: number) => new Date(ctx.clock.now().getTime() - days * dayMs);

const failed = sql<number>`(count(*) filter (where ${runs.status} = 'failed'))::int`;
const tokens = sql<number>`coalesce(sum((
  select sum((item->>'total_tokens')::numeric) from jsonb_array_elements(${runs.usage}) item
)), 0)::float8`;

/** Of all flows of the workspace that were used in that time. */
export async function listFlowUsage(ctx: ServiceContext): Promise<FlowUsage[]> {
  requireAccess(ctx, "viewer", "manage");
  const week = daysAgo(ctx, 7).toISOString();
  const rows = await ctx.db
    .select({
      flowId: runs.flowId,
      calls7: sql<number>`(count(*) filter (where ${runs.startedAt} >= ${week}::timestamptz))::int`,
      calls30: count(),
      failed30: failed,
      tokens30: tokens,
      lastUsed: max(runs.startedAt),
    })
    .from(runs)
    .innerJoin(flows, eq(flows.id, runs.flowId))
    .where(
      and(eq(runs.workspaceId, ctx.actor.workspaceId), await visibleFlows(ctx), gte(runs.startedAt, daysAgo(ctx, 30))),
    )
    .groupBy(runs.flowId);
  return rows.flatMap(({ lastUsed, ...row }) => (lastUsed ? [{ ...row, lastUsed }] : []));
}

export interface UsageDay {
  /** `2026-11-25`, in UTC. */
  day: string;
  calls: number;
  failed: number;
  tokens: number;
}

/** One flow's use by day, for the last 30 days; days without a call are left out. */
export async function showFlowUsage(
  ctx: ServiceContext,
  input: { id: string },
): Promise<{ days: UsageDay[]; lastUsed: Date | null }> {
  requireAccess(ctx, "viewer", "manage");
  const flow = await findFlow(ctx, input.id);
  const day = sql<string>`to_char(${runs.startedAt} at time zone 'utc', 'YYYY-MM-DD')`;
  const days = await ctx.db
    .select({ day, calls: count(), failed, tokens })
    .from(runs)
    .where(and(eq(runs.flowId, flow.id), gte(runs.startedAt, daysAgo(ctx, 30))))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
  const [last] = await ctx.db
    .select({ at: max(runs.startedAt) })
    .from(runs)
    .where(eq(runs.flowId, flow.id));
  return { days, lastUsed: last?.at ?? null };
}
