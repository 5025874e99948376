import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { chatRows, chats } from "@/server/data/schema/chats";
import { hasDied, thisOwner } from "../executions/owner";
import type { ChatDesk } from "./chat-desk";
import { lostAfter } from "./chat-view";
import { endOfRun } from "./end-of-run";

const lostColumns = {
  chatId: chats.id,
  flowId: chats.flowId,
  revision: chats.revision,
  paused: chats.paused,
  keyId: chats.ownerKeyId,
};
interface LostChat extends Pick<typeof chats.$inferSelect, "flowId" | "revision" | "paused"> {
  chatId: string;
  keyId: string | null;
}

/** A plain flow's answer is lost with its process. */
const interrupted = "Interrupted by a restart of the server. Send the message again.";

/**
 * Settles the turns of processes that are gone: one whose run has ended meanwhile gets its end, one whose run goes on
 * waits for that, one of an agentflow that had not begun begins anew, and any other has failed. `alone`: this process
 * has the database to itself, so that whatever seems to run cannot.
 */
export async function settleLostChats(
  { db, chats: desk }: { db: Database; chats: ChatDesk },
  { alone, ids }: { alone: boolean; ids?: readonly string[] },
): Promise<void> {
  const dead = alone ? [] : await deadProcesses(db);
  const lost = await db
    .update(chats)
    // Of several processes that notice at the same time one settles it.
    .set({ seenAt: sql`now()`, process: thisOwner() })
    .where(
      and(
        eq(chats.status, "running"),
        alone ? undefined : or(sql`coalesce(${chats.seenAt} < now() - ${lostAfter}, true)`, ofDead(dead)),
        ids && inArray(chats.id, [...ids]),
      ),
    )
    .returning(lostColumns);
  await Promise.all(lost.map((chat) => settle(db, desk, chat)));
}

const ofDead = (dead: readonly string[]) => (dead.length === 0 ? undefined : inArray(chats.process, [...dead]));

/** Those that have left chats behind. What ran elsewhere is known by its silence only. */
async function deadProcesses(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ process: chats.process }).from(chats).where(eq(chats.status, "running"));
  return rows.flatMap(({ process }) => (process !== null && hasDied(process) ? [process] : []));
}

async function settle(db: Database, desk: ChatDesk, { paused, keyId, flowId, ...id }: LostChat): Promise<void> {
  const flow = await desk.findFlow(flowId);
  if (flow?.kind !== "agentflow") return desk.conclude(id, flow, { status: "failed", reason: interrupted });
  const end = await endOfRun(db, { ...id, flowId });
  if (end === "goes on") return;
  if (end) return desk.conclude(id, flow, end);
  desk.carry({
    ...{ ...id, flow, ...(await lastSaid(db, id.chatId)) },
    ...{ keyId: keyId ?? undefined, paused: paused ?? undefined },
  });
}

async function lastSaid(db: Database, chatId: string): Promise<{ text: string; reject: boolean }> {
  const [row] = await db
    .select({ content: chatRows.content, meta: chatRows.meta })
    .from(chatRows)
    .where(and(eq(chatRows.chatId, chatId), eq(chatRows.type, "user")))
    .orderBy(desc(chatRows.seq))
    .limit(1);
  return { text: row?.content ?? "", reject: row?.meta?.["decision"] === "reject" };
}
