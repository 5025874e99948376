import { createChatStorage } from "./chat-storage";
import { type Chat, type ChatHooks, createChat } from "./chat-store";
import { abortRun, askFlow } from "./stream-client";

export type ChatMode = "internal" | "public";

/** A conversation and what the panel that shows it at the moment brings along. */
export interface RegisteredChat {
  chat: Chat;
  /** Takes effect from the next question or step on. */
  bind(hooks: ChatHooks, apiKey: string | undefined): void;
}

const chats = new Map<string, RegisteredChat>();

/**
 * The page's one conversation with a flow. It outlives the panel, so that an answer goes on arriving while another panel
 * is in its place. Only for the browser: a server has no such thing as the conversation.
 */
export function chatFor(mode: ChatMode, flowId: string): RegisteredChat {
  const name = `${mode}.${flowId}`;
  const known = chats.get(name);
  if (known !== undefined) return known;
  let bound: { hooks: ChatHooks; apiKey?: string } = { hooks: {} };
  const chat = createChat({
    storage: createChatStorage(name),
    ask: ({ chatId, question }, signal) =>
      askFlow({ flowId, chatId, question, mode, apiKey: bound.apiKey }, { signal }),
    abort: (chatId) => abortRun({ flowId, chatId }),
    hooks: () => bound.hooks,
  });
  const registered: RegisteredChat = {
    chat,
    bind: (hooks, apiKey) => {
      bound = { hooks, apiKey };
    },
  };
  chats.set(name, registered);
  return registered;
}
