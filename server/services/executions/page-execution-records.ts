import { count, eq } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { type ExecutionFilter, whereExecutions } from "./execution-filter";
import { type ExecutionRecord, readRecords } from "./execution-record";

const mostRows = 200;

/** One numbered page of the runs that match, the latest first, and how many there are. */
export async function pageExecutionRecords(
  ctx: ServiceContext,
  { page, limit, ...filter }: ExecutionFilter & { page: number; limit: number },
): Promise<{ data: ExecutionRecord[]; total: number }> {
  requireAccess(ctx, "viewer", "messages");
  const where = await whereExecutions(ctx, filter);
  const [counted] = await ctx.db
    .select({ total: count() })
    .from(executions)
    .innerJoin(flows, eq(flows.id, executions.flowId))
    .where(where);
  const size = Math.min(limit, mostRows);
  const data = await readRecords(ctx.db, { where, limit: size, offset: (page - 1) * size });
  return { data, total: counted?.total ?? 0 };
}
