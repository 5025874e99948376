import { requireAccess, type ServiceContext } from "../context";
import type { RunDesk } from "../runs/run-desk";
import { findExecution } from "./find-execution";
import { outermost } from "./outermost";
import { stopExecutions } from "./stop-executions";

/** Ends a run that is under way or waits. One that has ended already stays as it is. */
export async function abortExecution(
  ctx: ServiceContext & { runs: RunDesk },
  { id }: { id: string },
): Promise<{ aborted: boolean }> {
  requireAccess(ctx, "editor", "messages");
  const row = await findExecution(ctx, id);
  // What waits inside another run is what that one waits for.
  const meant = row.status === "paused" ? (await outermost(ctx.db, row)).row : row;
  const stopped = await stopExecutions(ctx.runs, { workspaceId: ctx.actor.workspaceId, ids: [meant.id] });
  return { aborted: stopped.includes(row.id) };
}
