import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { chats } from "@/server/data/schema/chats";
import { flows } from "@/server/data/schema/flows";
import { templates } from "@/server/data/schema/templates";
import { isUuid } from "@/server/platform/ids";
import type { Actor } from "../context";

/** Where a run is found whose flow stands behind a template and is in no list. */
export interface TemplateBehind {
  /** Null once the template is gone. */
  templateId: string | null;
  /** The reader's own chat that asked; null for those of others. */
  chatId: string | null;
}

/** Null for a run of an ordinary flow. */
export async function templateBehind(
  { db, actor }: { db: Database; actor: Actor },
  { flowId, sessionId }: { flowId: string; sessionId: string },
): Promise<TemplateBehind | null> {
  const [found] = await db
    .select({ templateId: templates.id, chatId: chats.id })
    .from(flows)
    .leftJoin(templates, eq(templates.flowId, flows.id))
    .leftJoin(chats, and(eq(chats.flowId, flows.id), isOwn(actor, sessionId)))
    .where(and(eq(flows.id, flowId), eq(flows.workspaceId, actor.workspaceId), eq(flows.isTemplate, true)))
    .orderBy(desc(templates.createdAt))
    .limit(1);
  return found ?? null;
}

const isOwn = (actor: Actor, sessionId: string): SQL | undefined =>
  actor.kind === "member" && isUuid(sessionId)
    ? and(eq(chats.id, sessionId), eq(chats.ownerUserId, actor.userId))
    : sql`false`;
