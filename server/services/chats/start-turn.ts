import { and, eq, type SQL, sql } from "drizzle-orm";
import { chats } from "@/server/data/schema/chats";
import type { CallableFlow } from "../runs/callable-flow";
import type { ChatTurn } from "./ask-flow";
import type { ChatContext } from "./chat-context";
import type { Chat, ChatRow } from "./chat-view";
import { thisOwner } from "../executions/owner";
import { insertRow } from "./insert-row";

/** What a person or program says in a chat. */
export interface Said {
  text: string;
  sender?: string | undefined;
  receiver?: string | undefined;
  meta?: Record<string, unknown> | undefined;
}

interface Start {
  chat: Chat;
  flow: CallableFlow;
  said: Said;
  /** The state in which the chat must be. */
  when: SQL | undefined;
  paused?: ChatTurn["paused"];
  reject?: ChatTurn["reject"];
}

/** Writes what was said, makes the chat `running` and lets the flow answer. Null when the chat is in another state. */
export async function startTurn(
  ctx: ChatContext,
  { chat, flow, said, when, paused, reject }: Start,
): Promise<ChatRow | null> {
  const { actor, db, clock } = ctx;
  const now = clock.now();
  const started = await db.transaction(async (tx) => {
    const [turn] = await tx
      .update(chats)
      .set({
        // What is answered is kept until there is an answer, so that another process can begin anew.
        ...{ status: "running", statusDetail: null, updatedAt: now, ...(!paused && { paused: null }) },
        ...{ revision: sql`${chats.revision} + 1`, seenAt: sql`now()`, process: thisOwner() },
      })
      .where(and(eq(chats.id, chat.id), eq(chats.workspaceId, actor.workspaceId), when))
      .returning({ revision: chats.revision });
    if (!turn) return null;
    const row = await insertRow(tx, {
      ...{ workspaceId: actor.workspaceId, chatId: chat.id, type: "user", content: said.text, createdAt: now },
      ...{ sender: said.sender ?? null, receiver: said.receiver ?? null, meta: said.meta ?? null },
    });
    return { ...turn, row };
  });
  if (!started) return null;
  const keyId = actor.kind === "key" ? actor.keyId : undefined;
  const { revision, row } = started;
  ctx.chats.carry({ chatId: chat.id, revision, flow, text: said.text, keyId, paused, reject });
  // What a new message has overtaken may run in another process, or wait.
  if (!paused && (chat.status === "running" || chat.status === "wait_for_human_input"))
    await ctx.chats.stop({ id: chat.id, workspaceId: flow.workspaceId, flowId: flow.id }, revision);
  return row;
}
