import { and, eq, inArray, notExists, or, type SQL } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { messages, runs } from "@/server/data/schema/runs";
import type { ServiceContext } from "../context";
import type { RunDesk } from "../runs/run-desk";
import { runDeleted } from "./execution-rows";
import { stopExecutions } from "./stop-executions";
import { withNested } from "./with-nested";

interface DeletedMessages {
  flowId: string;
  /** Runs that they belonged to. */
  runIds: readonly string[];
  /** Whole conversations that were deleted: runs of theirs that have said nothing yet go too. */
  conversations: SQL | undefined;
}

/**
 * Deletes the runs of messages that are gone, with those that their steps had begun. What is under way or waits is ended
 * first, and says nothing any more. A run of which something is left stays.
 */
export async function removeRunsOfMessages(
  { db, actor: { workspaceId }, runs: desk }: ServiceContext & { runs: RunDesk },
  { flowId, runIds, conversations }: DeletedMessages,
): Promise<void> {
  const ids = [...new Set(runIds)];
  const nothingLeft = (id: typeof executions.id | typeof runs.id): SQL | undefined =>
    and(inArray(id, ids), notExists(db.select({ id: messages.id }).from(messages).where(eq(messages.runId, id))));
  const found = await db
    .select({ id: executions.id })
    .from(executions)
    .where(
      and(
        eq(executions.workspaceId, workspaceId),
        eq(executions.flowId, flowId),
        or(nothingLeft(executions.id), conversations),
      ),
    );
  const all = await withNested(db, { workspaceId, ids: found.map(({ id }) => id) });
  await stopExecutions(desk, { workspaceId, ids: all }, runDeleted);
  await db.delete(executions).where(and(eq(executions.workspaceId, workspaceId), inArray(executions.id, all)));
  await db
    .delete(runs)
    .where(
      and(
        eq(runs.workspaceId, workspaceId),
        or(inArray(runs.id, all), and(eq(runs.flowId, flowId), nothingLeft(runs.id))),
      ),
    );
}
