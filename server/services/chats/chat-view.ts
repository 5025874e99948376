import { sql } from "drizzle-orm";
import { chats, type chatRows } from "@/server/data/schema/chats";
import { flows } from "@/server/data/schema/flows";
import { hasDied } from "../executions/owner";

/** A chat as its owner sees it. */
export interface Chat extends Omit<
  typeof chats.$inferSelect,
  "workspaceId" | "ownerKeyId" | "ownerUserId" | "seenAt" | "process"
> {
  /** Id of the key or person it belongs to. */
  owner: string;
  /** Name of the flow that answers; null when it was deleted. */
  sourceName: string | null;
}

export type ChatRow = typeof chatRows.$inferSelect;

/** A process that has not said for this long that it runs a turn does not run it any more. */
export const lostAfter = sql`interval '30 seconds'`;

/** Columns of a `Chat`, and what is known of the process that ran its turn. */
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
  process: chats.process,
  silent: sql<boolean>`(${chats.status} = 'running' and coalesce(${chats.seenAt} < now() - ${lostAfter}, true))`,
};

type Read = Chat & { process: string | null; silent: boolean };

/** Whether the process that ran its turn is gone, as far as can be seen from here. */
export const isLost = ({ status, silent, process }: Read): boolean =>
  silent || (status === "running" && process !== null && hasDied(process));

export const chatOf = ({ process: _process, silent: _silent, ...chat }: Read): Chat => chat;
