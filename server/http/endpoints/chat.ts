import * as contracts from "@/domain/api/contracts/chat";
import { awaitChat } from "@/server/services/chats/await-chat";
import { createChat } from "@/server/services/chats/create-chat";
import { deleteChat } from "@/server/services/chats/delete-chat";
import { findChat } from "@/server/services/chats/find-chat";
import { listChatRows, rowsAfter } from "@/server/services/chats/list-chat-rows";
import { listChats } from "@/server/services/chats/list-chats";
import { inputToChat, speakInChat, startedBody, stopChat } from "../chat-acts";
import { chatBody, chatRowBody } from "../chat-body";
import { chatEvents } from "../chat-events";
import { chatRoute } from "../chat-route";
import { jsonResponse } from "../error-response";

export const ownChats = chatRoute(contracts.listChats, async ({ query, ctx }) =>
  (await listChats(ctx, query)).map(chatBody),
);

export const newChat = chatRoute(contracts.createChat, async ({ body, ctx }) => {
  const source =
    body.from_type === "template" ? { templateId: body.from_template ?? "" } : { flowId: body.from_flow ?? "" };
  return chatBody(await createChat(ctx, { name: body.name, ...source }));
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
  const { chat, row } = await speakInChat({ ctx, incoming, chatId }, body);
  if (!query.wait) return startedBody(chat, row);
  const { status, statusDetail } = await awaitChat(ctx, { id: chatId });
  const rows = await rowsAfter(ctx, { chatId, after: row.seq, limit: 1000 });
  return { status, status_detail: statusDetail, messages: [row, ...rows].map((each) => chatRowBody(chat, each)) };
});

export const messagesOfChat = chatRoute(contracts.listChatRows, async ({ params, query, ctx }) => {
  const { chat, rows } = await listChatRows(ctx, { chatId: of(params), ...query });
  return rows.map((row) => chatRowBody(chat, row));
});

export const humanInput = chatRoute(contracts.giveChatInput, async ({ params, body, incoming, ctx }) =>
  inputToChat({ ctx, incoming, chatId: of(params) }, body),
);

export const stoppedChat = chatRoute(contracts.abortChat, async ({ params, incoming, ctx }) =>
  stopChat({ ctx, incoming, chatId: of(params) }),
);

export const eventsOfChat = chatRoute(contracts.followChat, async ({ params, query, incoming, ctx }) => {
  const { id } = await findChat(ctx, of(params));
  return chatEvents(ctx, incoming, { chatId: id, after: incoming.request.headers.get("last-event-id") ?? query.after });
});

/** Connections are opened elsewhere; this answers whoever asks for one in another way. */
export const connectionToChat = chatRoute(contracts.openChatSocket, async ({ params, ctx }) => {
  await findChat(ctx, of(params));
  return jsonResponse({ detail: "Connect to this address as a WebSocket." }, 426, { upgrade: "websocket" });
});

const of = (params: Readonly<Record<string, string>>): string => params.id ?? "";
