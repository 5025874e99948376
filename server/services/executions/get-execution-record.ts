import { requireAccess, type ServiceContext } from "../context";
import { whereExecutions } from "./execution-filter";
import { type ExecutionRecord, readRecords } from "./execution-record";
import { executionNotFound } from "./find-execution";

/** One run with its whole trace. */
export async function getExecutionRecord(ctx: ServiceContext, { id }: { id: string }): Promise<ExecutionRecord> {
  requireAccess(ctx, "viewer", "messages");
  const [found] = await readRecords(ctx.db, { where: await whereExecutions(ctx, { id }), limit: 1 });
  if (!found) throw executionNotFound();
  return found;
}
