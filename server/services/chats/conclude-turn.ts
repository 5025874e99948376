import { and, desc, eq, isNotNull } from "drizzle-orm";
import { assertNever } from "@/domain/assert-never";
import type { Database } from "@/server/data/database";
import { chatRows, chats } from "@/server/data/schema/chats";
import type { ServicePorts } from "../context";
import { insertRow } from "./insert-row";
import type { TurnId } from "./live-turns";
import type { TurnEnd } from "./turn-end";

/**
 * Writes down how a turn ended, unless the chat was stopped, deleted or asked something else meanwhile: then it gives
 * false.
 */
export async function concludeTurn(
  { db, clock }: Pick<ServicePorts, "db" | "clock">,
  { chatId, revision }: TurnId,
  { end, sender }: { end: TurnEnd; sender: string },
): Promise<boolean> {
  if (end.status === "left") return true;
  const { row, ...state } = toWrite(end);
  return db.transaction(async (tx) => {
    const [chat] = await tx
      .update(chats)
      .set({ ...state, seenAt: null, updatedAt: clock.now() })
      .where(and(eq(chats.id, chatId), eq(chats.revision, revision), eq(chats.status, "running")))
      .returning({ workspaceId: chats.workspaceId });
    if (!chat) return false;
    if (row && !(end.status === "answered" && (await wasSaid(tx, chatId, row.content))))
      await insertRow(tx, { ...chat, chatId, sender, ...row, type: "assistant", createdAt: clock.now() });
    return true;
  });
}

function toWrite(end: Exclude<TurnEnd, { status: "left" }>) {
  switch (end.status) {
    case "answered":
      return {
        status: "completed",
        statusDetail: null,
        paused: null,
        row: { content: end.text, meta: end.meta },
      } as const;
    case "waiting":
      return {
        status: "wait_for_human_input",
        statusDetail: null,
        paused: end.paused,
        row: { content: end.prompt, meta: end.meta, ...(end.sender !== undefined && { sender: end.sender }) },
      } as const;
    case "failed":
      return { status: "error", statusDetail: end.reason, paused: null, row: undefined } as const;
    default:
      return assertNever(end);
  }
}

/** The answer of a flow that ends with a conversation is the last thing that was said in it, with or without its end word. */
async function wasSaid(tx: Database, chatId: string, text: string): Promise<boolean> {
  const [last] = await tx
    .select({ content: chatRows.content })
    .from(chatRows)
    .where(and(eq(chatRows.chatId, chatId), eq(chatRows.type, "assistant"), isNotNull(chatRows.receiver)))
    .orderBy(desc(chatRows.seq))
    .limit(1);
  return last?.content.trim().startsWith(text.trim()) ?? false;
}
