import type { ServiceContext } from "../context";
import type { ChatDesk } from "./chat-desk";

/** What verbs about chats are given. */
export interface ChatContext extends ServiceContext {
  chats: ChatDesk;
}
