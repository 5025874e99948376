import { sql } from "drizzle-orm";
import { chats, type chatRows } from "@/server/data/schema/chats";
import { flows } from "@/server/data/schema/flows";

/** A chat as its owner sees it. */
export interface Chat extends Omit<typeof chats.$inferSelect, "workspaceId" | "ownerKeyId" | "ownerUserId" | "seenAt"> {
  /** Id of the key or person it belongs to. */
  owner: string;
  /** Name of the flow that answers; null when it was deleted. */
  sourceName: string | null;
}

export type ChatRow = typeof chatRows.$inferSelect;

/** A process that has not said for this long that it runs a turn does not run it any more. */
export const lostAfter = sql`interval '30 seconds'`;

/** Columns of a `Chat`, and whether the process that ran its turn is gone. */
export const chatColumns = {
  id: chats.id,
  flowId: chats.flowId,
  templateId: chats.templateId,
  name: chats.name,
  status: chats.status,
  statusDetail: chats.statusDetail,
  revision: chats.revision,
  paused: chats.paused,
  createdAt: chats.createdAt,
  updatedAt: chats.updatedAt,
  owner: sql<string>`coalesce(${chats.ownerKeyId}, ${chats.ownerUserId})::text`,
  sourceName: sql<
    string | null
  >`(select ${flows.name} from ${flows} where ${flows.id} = ${chats.flowId} and ${flows.deletedAt} is null)`,
  lost: sql<boolean>`(${chats.status} = 'running' and coalesce(${chats.seenAt} < now() - ${lostAfter}, true))`,
};
