import { and, desc, eq, isNull } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import type { MemberActor } from "../context";
import { findCallableFlow } from "../runs/callable-flow";

/**
 * The steps that wait for a person in a conversation. Whoever knows its id may ask, of flows that are public or their
 * own: others learn nothing.
 */
export async function waitsInChat(
  { db }: { db: Database },
  input: { id: string; chatId: string; member: MemberActor | null },
): Promise<string[]> {
  const flow = await findCallableFlow(db, input.id);
  if (!flow || (!flow.isPublic && input.member?.workspaceId !== flow.workspaceId)) return [];
  const [newest] = await db
    .select({ status: executions.status, waiting: executions.waiting })
    .from(executions)
    .where(and(eq(executions.flowId, flow.id), eq(executions.chatId, input.chatId), isNull(executions.parentKey)))
    .orderBy(desc(executions.createdAt), desc(executions.id))
    .limit(1);
  return newest?.status === "paused" ? (newest.waiting ?? []).map(({ data }) => data.nodeId) : [];
}
