import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import { flows } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { type ExecutionRecord, readRecords } from "./execution-record";
import { executionNotFound } from "./find-execution";
import { publicTrace } from "./public-trace";

/** A run that its workspace shares, for anybody who knows its id. */
export async function showPublicRecord({ db }: { db: Database }, { id }: { id: string }): Promise<ExecutionRecord> {
  const shared = and(eq(executions.id, id), isNotNull(executions.shareToken), isNull(flows.deletedAt));
  const [found] = isUuid(id) ? await readRecords(db, { where: shared, limit: 1 }) : [];
  if (!found) throw executionNotFound();
  return { ...found, waiting: null, trace: publicTrace(found.trace) };
}
