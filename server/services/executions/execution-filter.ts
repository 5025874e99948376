import { and, eq, gte, ilike, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import { storableText } from "@/server/data/storable";
import { isUuid } from "@/server/platform/ids";
import type { ServiceContext } from "../context";
import { visibleFlows } from "../flows/see-flow";
import { containing } from "../messages/message-filter";
import type { ExecutionRow } from "./load-execution";

/** Every filter that is given must match. */
export interface ExecutionFilter {
  id?: string | undefined;
  flowId?: string | undefined;
  /** Part of the flow's name. */
  flowName?: string | undefined;
  status?: ExecutionRow["status"] | undefined;
  sessionId?: string | undefined;
  /** Part of what was asked, of the session, of the flow's name, or the whole id. */
  search?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** For queries that join the flow. Whose they are is never left out. */
export const whereExecutions = async (
  ctx: Pick<ServiceContext, "db" | "actor">,
  filter: ExecutionFilter,
): Promise<SQL | undefined> =>
  and(
    eq(executions.workspaceId, ctx.actor.workspaceId),
    isNull(flows.deletedAt),
    await visibleFlows(ctx),
    filter.id === undefined ? undefined : sameId(executions.id, filter.id),
    filter.flowId === undefined ? undefined : sameId(executions.flowId, filter.flowId),
    filter.flowName ? ilike(flows.name, containing(storableText(filter.flowName))) : undefined,
    filter.status && eq(executions.status, filter.status),
    filter.sessionId === undefined ? undefined : eq(executions.sessionId, storableText(filter.sessionId)),
    filter.search ? holds(storableText(filter.search).trim()) : undefined,
    filter.from && gte(executions.createdAt, filter.from),
    filter.to && lte(executions.createdAt, filter.to),
  );

/** Postgres refuses other texts as ids. */
const sameId = (column: typeof executions.id | typeof executions.flowId, id: string): SQL =>
  isUuid(id) ? eq(column, id) : sql`false`;

function holds(text: string): SQL | undefined {
  const pattern = containing(text);
  return or(
    ilike(executions.sessionId, pattern),
    ilike(flows.name, pattern),
    sql`${executions.turn}->>'said' ilike ${pattern}`,
    isUuid(text) ? eq(executions.id, text) : undefined,
  );
}
