import { and, eq } from "drizzle-orm";
import { assertNever } from "@/domain/assert-never";
import { chats } from "@/server/data/schema/chats";
import type { ServicePorts } from "../context";
import type { TurnEnd } from "./ask-flow";
import { insertRow } from "./insert-row";
import type { TurnId } from "./live-turns";

/** Writes down how a turn ended, unless the chat was stopped, deleted or asked something else meanwhile. */
export async function concludeTurn(
  { db, clock }: Pick<ServicePorts, "db" | "clock">,
  { chatId, revision }: TurnId,
  { end, sender }: { end: TurnEnd; sender: string },
): Promise<void> {
  const { row, ...state } = toWrite(end);
  await db.transaction(async (tx) => {
    const [chat] = await tx
      .update(chats)
      .set({ ...state, seenAt: null, updatedAt: clock.now() })
      .where(and(eq(chats.id, chatId), eq(chats.revision, revision), eq(chats.status, "running")))
      .returning({ workspaceId: chats.workspaceId });
    if (chat && row)
      await insertRow(tx, { ...chat, chatId, ...row, type: "assistant", sender, createdAt: clock.now() });
  });
}

function toWrite(end: TurnEnd) {
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
        row: { content: end.prompt, meta: { kind: "human_input_request" } },
      } as const;
    case "failed":
      return { status: "error", statusDetail: end.reason, paused: null, row: undefined } as const;
    default:
      return assertNever(end);
  }
}
