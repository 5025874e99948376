import { ChatConnection, type ConnectOptions } from "./chat-connection.js";
import type { CallOptions } from "./client-options.js";
import { isObject, type JsonObject, parseLoosely } from "./json.js";
import { responseFrames } from "./response-frames.js";
import type { ApiCall, Transport } from "./transport.js";

export interface Chat {
  id: string;
  name: string;
  from_type: string;
  from_flow: string | null;
  from_template?: string | null;
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

export interface ChatQuery {
  status?: Chat["status"];
  limit?: number;
  offset?: number;
}

/** What sending brings: the own message at once, or with `wait` everything up to the answer. */
export interface ChatTurn {
  status: Chat["status"];
  status_detail?: string | null;
  message?: ChatMessage;
  messages?: ChatMessage[];
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
    /** Newest first. */
    list: ({ status, limit, offset, ...options }: ChatQuery & CallOptions = {}) =>
      call<Chat[]>("GET", "", { query: { status, limit, offset }, ...options }),
    get: (chatId: string, options?: CallOptions) => call<Chat>("GET", of(chatId), options),
    delete: (chatId: string, options?: CallOptions) => call<JsonObject>("DELETE", of(chatId), options),
    /** Begins a run with a message and returns at once; with `wait` when it has ended or waits for a person. */
    send: (chatId: string, message: string, { wait, ...options }: CallOptions & { wait?: boolean } = {}) =>
      call<ChatTurn>("POST", of(chatId, "/messages"), { body: { message }, query: { wait }, ...options }),
    /** Oldest first; with `after` those after the message of that id. */
    messages: (chatId: string, { after, limit, ...options }: CallOptions & { after?: string; limit?: number } = {}) =>
      call<ChatMessage[]>("GET", of(chatId, "/messages"), { query: { after, limit }, ...options }),
    /** Answers a chat that waits for a person. An empty text lets it go on without one. */
    input: (chatId: string, message: string, options?: CallOptions) =>
      call<JsonObject>("POST", of(chatId, "/input"), { body: { message }, ...options }),
    abort: (chatId: string, options?: CallOptions) => call<JsonObject>("POST", of(chatId, "/abort"), options),
    /** The same over a WebSocket, which also takes what is said. It is open when this resolves. */
    connect(chatId: string, options: ConnectOptions = {}): Promise<ChatConnection> {
      const { url, headers, ...own } = transport.socket(`/api/v1/chats${of(chatId, "/ws")}`);
      return new ChatConnection(url, { ...own, ...options, headers: { ...headers, ...options.headers } }).open();
    },
    /** What happens in the chat, after the event of that id if one is named, until the server or the consumer ends it. */
    async *events(
      chatId: string,
      { lastEventId, headers, ...options }: CallOptions & { lastEventId?: string } = {},
    ): AsyncGenerator<ChatEvent, void> {
      const opened = await transport.open({
        ...{ method: "GET", path: `/api/v1/chats${of(chatId, "/events")}`, ...options },
        headers: { ...headers, ...(lastEventId !== undefined && { "last-event-id": lastEventId }) },
      });
      for await (const { event, data, id } of responseFrames(opened)) {
        const payload = parseLoosely(data);
        if (isObject(payload)) yield { event, data: payload, ...(id && { id }) };
      }
    },
  };
}
