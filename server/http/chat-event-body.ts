import type { ChatEvent } from "@/server/services/chats/follow-chat";
import { chatBody, chatRowBody } from "./chat-body";

/** What happens in a chat in FlowGen's words, over whatever it is told. A reader that comes back names the last `id`. */
export function chatEventBody(event: ChatEvent): { event: "message" | "status"; data: object; id?: string } {
  if (event.type === "message") return { event: "message", id: event.row.id, data: chatRowBody(event.chat, event.row) };
  const { id, status, status_detail } = chatBody(event.chat);
  return { event: "status", data: { chat: id, status, status_detail } };
}
