import { asc, eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { members, users } from "@/server/data/schema/accounts";
import type { MemberActor } from "@/server/services/context";

export interface FoundMember {
  actor: MemberActor;
  /** The epoch a session must carry. */
  epoch: number;
}

/** A person's oldest membership, or null when they have none or do not exist. */
export async function findMember(db: Database, userId: string): Promise<FoundMember | null> {
  const [row] = await db
    .select({ workspaceId: members.workspaceId, role: members.role, epoch: users.sessionEpoch })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt))
    .limit(1);
  return row
    ? { actor: { kind: "member", userId, workspaceId: row.workspaceId, role: row.role }, epoch: row.epoch }
    : null;
}
