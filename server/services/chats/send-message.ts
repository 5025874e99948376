import type { CallableFlow } from "../runs/callable-flow";
import type { ChatContext } from "./chat-context";
import type { Chat, ChatRow } from "./chat-view";
import { chatNotFound, findChat } from "./find-chat";
import { flowForChat } from "./flow-for-chat";
import { type Said, startTurn } from "./start-turn";

export interface ChatCall extends Said {
  chatId: string;
  /** Rejects when the flow's own limits refuse this call. */
  admit(flow: CallableFlow): Promise<void>;
}

/** Says something in a chat, in whatever state it is: what was under way is stopped. Returns before there is an answer. */
export async function sendMessage(
  ctx: ChatContext,
  { chatId, admit, ...said }: ChatCall,
): Promise<{ chat: Chat; row: ChatRow }> {
  const chat = await findChat(ctx, chatId);
  const flow = await flowForChat(ctx, chat.flowId);
  await admit(flow);
  const row = await startTurn(ctx, { chat, flow, said, when: undefined });
  if (!row) throw chatNotFound(chatId);
  return { chat, row };
}
