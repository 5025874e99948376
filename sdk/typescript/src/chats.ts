import type { CallOptions } from "./client-options.js";
import { isObject, type JsonObject, parseLoosely } from "./json.js";
import { responseFrames } from "./response-frames.js";
import type { ApiCall, Transport } from "./transport.js";

export interface Chat {
  id: string;
  name: string;
  from_type: string;
  from_flow: string | null;
  status: "ready" | "running" | "wait_for_human_input" | "completed" | "error";
  /** Why the chat is where it is, after a failure for one. */
  status_detail?: string | null;
  created: string;
  updated: string;
  [key: string]: unknown;
}

export interface ChatMessage {
  id: string;
  chat: string;
  type: "user" | "assistant";
  sender: string | null;
  receiver: string | null;
  content: string;
  meta?: unknown;
  created: string;
  [key: string]: unknown;
}

export interface ChatEvent {
  /** `message`, `status`, and what newer servers add. */
  event: string;
  data: JsonObject;
  id?: string;
}

export type NewChat = { name: string } & (
  | { from_type?: "flow"; from_flow: string }
  | { from_type: "template"; from_template: string }
);

/** Conversations that the server keeps and that go on by themselves: send, look again later, answer when asked. */
export function createChats(transport: Transport) {
  const call = <T>(method: ApiCall["method"], path: string, more: Partial<ApiCall> = {}): Promise<T> =>
    transport.json<T>({ method, path: `/api/v1/chats${path}`, ...more });
  const of = (chatId: string, rest = "") => `/${encodeURIComponent(chatId)}${rest}`;
  return {
    create: (chat: NewChat, options?: CallOptions) =>
      call<Chat>("POST", "", { body: { from_type: "flow", ...chat }, ...options }),
    list: (options?: CallOptions) => call<Chat[]>("GET", "", options),
    get: (chatId: string, options?: CallOptions) => call<Chat>("GET", of(chatId), options),
    delete: (chatId: string, options?: CallOptions) => call<JsonObject>("DELETE", of(chatId), options),
    /** Begins a run with a message and returns at once. */
    send: (chatId: string, message: string, options?: CallOptions) =>
      call<JsonObject>("POST", of(chatId, "/messages"), { body: { message }, ...options }),
    messages: (chatId: string, options?: CallOptions) => call<ChatMessage[]>("GET", of(chatId, "/messages"), options),
    /** Answers a chat that waits for a person. An empty text lets it go on without one. */
    input: (chatId: string, message: string, options?: CallOptions) =>
      call<JsonObject>("POST", of(chatId, "/input"), { body: { message }, ...options }),
    abort: (chatId: string, options?: CallOptions) => call<JsonObject>("POST", of(chatId, "/abort"), options),
    /** What happens in the chat from now on, until the server or the consumer ends it. */
    async *events(chatId: string, options?: CallOptions): AsyncGenerator<ChatEvent, void> {
      const opened = await transport.open({ method: "GET", path: `/api/v1/chats${of(chatId, "/events")}`, ...options });
      for await (const { event, data, id } of responseFrames(opened)) {
        const payload = parseLoosely(data);
        if (isObject(payload)) yield { event, data: payload, ...(id && { id }) };
      }
    },
  };
}
