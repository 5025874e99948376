import { and, eq, inArray } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { requireAccess, type ServiceContext } from "../context";
import { type ExecutionRecord, readRecords } from "./execution-record";

/** Traces are large, and each message of a run carries it. */
const mostTraces = 200;

/** The runs that messages of a flow belong to: all their ids, and the latest of them whole. */
export async function recordsOfMessages(
  ctx: ServiceContext,
  { flowId, messages }: { flowId: string; messages: readonly { runId: string | null }[] },
): Promise<{ ids: ReadonlySet<string>; records: ReadonlyMap<string, ExecutionRecord> }> {
  requireAccess(ctx, "viewer", "messages");
  const runIds = [...new Set(messages.flatMap(({ runId }) => runId ?? []))];
  if (runIds.length === 0) return { ids: new Set(), records: new Map() };
  const where = and(
    eq(executions.workspaceId, ctx.actor.workspaceId),
    eq(executions.flowId, flowId),
    inArray(executions.id, runIds),
  );
  const known = await ctx.db.select({ id: executions.id }).from(executions).where(where);
  const records = known.length === 0 ? [] : await readRecords(ctx.db, { where, limit: mostTraces });
  return {
    ids: new Set(known.map(({ id }) => id)),
    records: new Map(records.map((record) => [record.id, record])),
  };
}
