import * as contracts from "@/domain/api/contracts/chat";
import { AppError } from "@/domain/errors";
import { abortChat } from "@/server/services/chats/abort-chat";
import { awaitChat } from "@/server/services/chats/await-chat";
import { createChat } from "@/server/services/chats/create-chat";
import { deleteChat } from "@/server/services/chats/delete-chat";
import { findChat } from "@/server/services/chats/find-chat";
import { giveInput } from "@/server/services/chats/give-input";
import { listChatRows, rowsAfter } from "@/server/services/chats/list-chat-rows";
import { listChats } from "@/server/services/chats/list-chats";
import { type ChatCall, sendMessage } from "@/server/services/chats/send-message";
import type { Said } from "@/server/services/chats/start-turn";
import { chatBody, chatRowBody } from "../chat-body";
import { chatEvents } from "../chat-events";
import { chatRoute } from "../chat-route";
import { countCall, requireOrigin } from "../flow-gate";
import type { Incoming } from "../incoming";

export const ownChats = chatRoute(contracts.listChats, async ({ query, ctx }) =>
  (await listChats(ctx, query)).map(chatBody),
);

export const newChat = chatRoute(contracts.createChat, async ({ body, ctx }) => {
  // This server has no templates, so that whichever is named is unknown.
  if (body.from_type === "template") throw new AppError("not_found", `Template not found: ${body.from_template}`);
  return chatBody(await createChat(ctx, { name: body.name, flowId: body.from_flow ?? "" }));
});

export const oneChat = chatRoute(contracts.getChat, async ({ params, ctx }) =>
  chatBody(await findChat(ctx, of(params))),
);

export const goneChat = chatRoute(contracts.deleteChat, async ({ params, ctx }) => {
  await deleteChat(ctx, { id: of(params) });
  return { result: true as const };
});

export const newMessage = chatRoute(contracts.sendChatMessage, async ({ params, query, body, incoming, ctx }) => {
  const chatId = of(params);
  const { chat, row } = await sendMessage(ctx, { ...said(body), chatId, admit: admission(incoming) });
  const message = chatRowBody(chat, row);
  if (!query.wait) return { detail: "Chat started.", chat: chatId, status: "running" as const, message };
  const { status, statusDetail } = await awaitChat(ctx, { id: chatId });
  const rows = await rowsAfter(ctx, { chatId, after: row.seq, limit: 1000 });
  return { status, status_detail: statusDetail, messages: [message, ...rows.map((each) => chatRowBody(chat, each))] };
});

export const messagesOfChat = chatRoute(contracts.listChatRows, async ({ params, query, ctx }) => {
  const { chat, rows } = await listChatRows(ctx, { chatId: of(params), ...query });
  return rows.map((row) => chatRowBody(chat, row));
});

export const humanInput = chatRoute(contracts.giveChatInput, async ({ params, body, incoming, ctx }) => {
  await giveInput(ctx, { ...said(body), chatId: of(params), admit: admission(incoming) });
  return { detail: "Input sent to assistant." };
});

export const stoppedChat = chatRoute(contracts.abortChat, async ({ params, ctx }) => {
  await abortChat(ctx, { id: of(params) });
  return { detail: "Chat aborted." };
});

export const eventsOfChat = chatRoute(contracts.followChat, async ({ params, query, incoming, ctx }) => {
  const { id } = await findChat(ctx, of(params));
  return chatEvents(ctx, incoming, { chatId: id, after: incoming.request.headers.get("last-event-id") ?? query.after });
});

/** The flow's own limits count for chats too. */
const admission =
  (incoming: Incoming): ChatCall["admit"] =>
  async (flow) => {
    (await countCall(incoming, flow))?.require();
    requireOrigin(incoming, flow);
  };

const of = (params: Readonly<Record<string, string>>): string => params.id ?? "";

const said = ({ message, sender, receiver, meta }: contracts.SaidBody): Said => ({
  text: message,
  ...{ sender: sender ?? undefined, receiver: receiver ?? undefined, meta: meta ?? undefined },
});
