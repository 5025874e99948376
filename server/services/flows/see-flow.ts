import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { assertNever } from "@/domain/assert-never";
import { levelOf, mayHide, type SharedFlow, type Sharer } from "@/domain/flow/flow-sharing";
import type { Database } from "@/server/data/database";
import { members } from "@/server/data/schema/accounts";
import { flows } from "@/server/data/schema/flows";
import { apiKeys } from "@/server/data/schema/keys";
import type { Actor } from "../context";

interface Asking {
  db: Database;
  actor: Actor;
}

/** Who looks; `all`: the server itself, or somebody who was let in to this one flow by its own gate. */
type Reader = Sharer | "all";

async function readerBehind({ db, actor }: Asking): Promise<Reader> {
  switch (actor.kind) {
    case "system":
    case "anyone":
      return "all";
    case "member":
      return { userId: actor.userId, role: actor.role };
    case "key": {
      const [maker] = await db
        .select({ userId: members.userId, role: members.role })
        .from(apiKeys)
        .innerJoin(members, and(eq(members.userId, apiKeys.createdBy), eq(members.workspaceId, apiKeys.workspaceId)))
        .where(and(eq(apiKeys.id, actor.keyId), eq(apiKeys.workspaceId, actor.workspaceId)));
      return maker ?? { userId: null, role: "viewer" };
    }
    default:
      return assertNever(actor);
  }
}

/** Whether a flow is there at all for whoever asks. A key sees what the person sees who made it. */
export async function maySeeFlow(asking: Asking, flow: SharedFlow): Promise<boolean> {
  if (!mayHide(flow)) return true;
  const reader = await readerBehind(asking);
  return reader === "all" || levelOf(reader, flow) !== "none";
}

/** The same for queries that name the columns of flows; undefined when all are seen. */
export async function visibleFlows(asking: Asking): Promise<SQL | undefined> {
  const reader = await readerBehind(asking);
  if (reader === "all" || reader.role === "owner") return undefined;
  const { sharing, createdBy } = flows;
  const { userId } = reader;
  return or(
    isNull(sharing),
    sql`${sharing}->>'mode' <> 'levels'`,
    sql`${sharing}->>${reader.role === "viewer" ? "viewers" : "editors"} <> 'none'`,
    userId === null ? undefined : eq(createdBy, userId),
    userId === null ? undefined : sql`${sharing}->'people' @> ${JSON.stringify([{ id: userId }])}::jsonb`,
  );
}
