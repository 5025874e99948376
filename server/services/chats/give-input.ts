import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { chats } from "@/server/data/schema/chats";
import type { ChatContext } from "./chat-context";
import { findChat } from "./find-chat";
import { flowForChat } from "./flow-for-chat";
import type { ChatCall } from "./send-message";
import { startTurn } from "./start-turn";

export interface InputCall extends ChatCall {
  /** Where a yes or a no is asked for: whether it is no; the text says why. */
  reject?: boolean | undefined;
}

/** Gives a chat the human input it waits for; an empty text is an input too. */
export async function giveInput(ctx: ChatContext, { chatId, admit, reject, ...said }: InputCall): Promise<void> {
  const chat = await findChat(ctx, chatId);
  if (chat.status !== "wait_for_human_input") throw notWaiting();
  const flow = await flowForChat(ctx, chat.flowId);
  await admit(flow);
  const when = and(eq(chats.status, "wait_for_human_input"), eq(chats.revision, chat.revision));
  const meta = reject === undefined ? said.meta : { ...said.meta, decision: reject ? "reject" : "proceed" };
  const row = await startTurn(ctx, { chat, flow, said: { ...said, meta }, when, paused: chat.paused ?? {}, reject });
  if (!row) throw notWaiting();
}

const notWaiting = (): AppError => new AppError("conflict", "Chat is not waiting for human input");
