import type { SaidBody } from "@/domain/api/contracts/chat";
import { abortChat } from "@/server/services/chats/abort-chat";
import type { ChatContext } from "@/server/services/chats/chat-context";
import type { Chat, ChatRow } from "@/server/services/chats/chat-view";
import { giveInput } from "@/server/services/chats/give-input";
import { type ChatCall, sendMessage } from "@/server/services/chats/send-message";
import type { Said } from "@/server/services/chats/start-turn";
import { chatRowBody } from "./chat-body";
import { countCall, requireOrigin } from "./flow-gate";
import type { Incoming } from "./incoming";

/** A call about one chat, over HTTP or over a connection. */
export interface ChatAct {
  ctx: ChatContext;
  incoming: Incoming;
  chatId: string;
}

export const speakInChat = (
  { ctx, incoming, chatId }: ChatAct,
  body: SaidBody,
): Promise<{ chat: Chat; row: ChatRow }> => sendMessage(ctx, { ...said(body), chatId, admit: admission(incoming) });

export async function sayInChat(act: ChatAct, body: SaidBody) {
  const { chat, row } = await speakInChat(act, body);
  return startedBody(chat, row);
}

export const startedBody = (chat: Chat, row: ChatRow) =>
  ({ detail: "Chat started.", chat: chat.id, status: "running", message: chatRowBody(chat, row) }) as const;

export async function inputToChat({ ctx, incoming, chatId }: ChatAct, body: SaidBody) {
  await giveInput(ctx, { ...said(body), chatId, admit: admission(incoming) });
  return { detail: "Input sent to assistant." };
}

export async function stopChat({ ctx, chatId }: ChatAct) {
  await abortChat(ctx, { id: chatId });
  return { detail: "Chat aborted." };
}

/** The flow's own limits count for chats too. */
const admission =
  (incoming: Incoming): ChatCall["admit"] =>
  async (flow) => {
    (await countCall(incoming, flow))?.require();
    requireOrigin(incoming, flow);
  };

const said = ({ message, sender, receiver, meta }: SaidBody): Said => ({
  text: message,
  ...{ sender: sender ?? undefined, receiver: receiver ?? undefined, meta: meta ?? undefined },
});
