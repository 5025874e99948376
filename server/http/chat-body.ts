import type { ChatBody, ChatRowBody } from "@/domain/api/contracts/chat";
import type { Chat, ChatRow } from "@/server/services/chats/chat-view";

/** A chat in FlowGen's words. */
export const chatBody = (chat: Chat): ChatBody => ({
  ...{ id: chat.id, name: chat.name },
  ...(chat.templateId === null
    ? { from_type: "flow", from_flow: chat.flowId, from_template: null }
    : { from_type: "template", from_flow: null, from_template: chat.templateId }),
  ...{ owner: chat.owner, status: chat.status, status_detail: chat.statusDetail },
  ...{ created: chat.createdAt.toISOString(), updated: chat.updatedAt.toISOString() },
});

/** A chat's row in FlowGen's words. */
export const chatRowBody = ({ owner }: Pick<Chat, "owner">, row: ChatRow): ChatRowBody => ({
  ...{ id: row.id, chat: row.chatId, type: row.type, sender: row.sender, receiver: row.receiver },
  ...{ content: row.content, meta: row.meta, owner, created: row.createdAt.toISOString() },
});
