import { and, eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import type { ExecutionRow } from "./load-execution";

/** The step of another run that a run was begun by. */
export function parentOf({ parentKey }: Pick<ExecutionRow, "parentKey">): { id: string; nodeId: string } | undefined {
  const [, id, nodeId] = /^([^:]*):(.*):\d+$/s.exec(parentKey ?? "") ?? [];
  return id === undefined || nodeId === undefined ? undefined : { id, nodeId };
}

/** The run that a person answers when a flow inside another one asks, and the step in it that asks. */
export async function outermost(
  db: Database,
  row: ExecutionRow,
): Promise<{ row: ExecutionRow; nodeId: string | undefined }> {
  let found: { row: ExecutionRow; nodeId: string | undefined } = { row, nodeId: undefined };
  for (;;) {
    const parent = parentOf(found.row);
    if (!parent) return found;
    const [above] = await db
      .select()
      .from(executions)
      .where(and(eq(executions.id, parent.id), eq(executions.workspaceId, row.workspaceId)));
    if (!above) return found;
    found = { row: above, nodeId: parent.nodeId };
  }
}
