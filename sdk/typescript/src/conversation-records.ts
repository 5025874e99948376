import type { CallOptions } from "./client-options.js";
import type { JsonObject } from "./json.js";
import type { Transport } from "./transport.js";

export interface MessageFilter {
  chatId?: string;
  sessionId?: string;
  messageId?: string;
  memoryType?: string;
  chatType?: string;
  /** Judged so: these answers with their questions. */
  feedbackType?: "THUMBS_UP" | "THUMBS_DOWN";
  /** A date, or its ISO text. */
  startDate?: string | Date;
  endDate?: string | Date;
}

export interface MessageQuery extends MessageFilter {
  /** Each message tells how it was judged, and pages count sessions. `feedbackType` needs it. */
  feedback?: boolean;
  sort?: "ASC" | "DESC";
  page?: number;
  limit?: number;
}

export interface Message {
  id: string;
  role: "userMessage" | "apiMessage";
  content: string;
  chatId: string;
  sessionId: string;
  createdDate: string;
  [key: string]: unknown;
}

export interface Feedback {
  chatId: string;
  messageId: string;
  rating: "THUMBS_UP" | "THUMBS_DOWN";
  content?: string;
}

export interface Lead {
  chatId: string;
  name?: string;
  email?: string;
  phone?: string;
}

const at = (room: string, ...ids: string[]) => `/api/v1/${[room, ...ids.map(encodeURIComponent)].join("/")}`;
const filterQuery = ({ startDate, endDate, feedback, ...rest }: MessageQuery) => ({
  ...rest,
  // Servers of Flowise take any value for a yes.
  ...(feedback && { feedback: "true" }),
  startDate: startDate instanceof Date ? startDate.toISOString() : startDate,
  endDate: endDate instanceof Date ? endDate.toISOString() : endDate,
});

/** Stored messages. The key needs the scope *messages*. */
export const createMessages = (transport: Transport) => ({
  list: (flowId: string, query: MessageQuery = {}, options?: CallOptions) =>
    transport.json<Message[]>({
      ...{ method: "GET", path: at("chatmessage", flowId), query: filterQuery(query) },
      ...options,
    }),
  /** Deletes what matches every given filter; all of the flow's without one. */
  delete: (flowId: string, filter: MessageFilter = {}, options?: CallOptions) =>
    transport.json<{ affected: number }>({
      ...{ method: "DELETE", path: at("chatmessage", flowId), query: filterQuery(filter) },
      ...options,
    }),
});

/** What people thought of an answer. */
export const createFeedback = (transport: Transport) => ({
  create: (flowId: string, feedback: Feedback, options?: CallOptions) =>
    transport.json<Feedback & { id: string }>({
      ...{ method: "POST", path: at("feedback", flowId), body: feedback },
      ...options,
    }),
  update: (feedbackId: string, change: Pick<Feedback, "content">, options?: CallOptions) =>
    transport.json<JsonObject>({ method: "PUT", path: at("feedback", feedbackId), body: change, ...options }),
  list: (flowId: string, query: { chatId?: string } = {}, options?: CallOptions) =>
    transport.json<(Feedback & { id: string })[]>({
      ...{ method: "GET", path: at("feedback", flowId), query },
      ...options,
    }),
});

/** Who left an address. */
export const createLeads = (transport: Transport) => ({
  create: (flowId: string, lead: Lead, options?: CallOptions) =>
    transport.json<Lead & { id: string }>({
      ...{ method: "POST", path: at("leads"), body: { chatflowid: flowId, ...lead } },
      ...options,
    }),
  list: (flowId: string, options?: CallOptions) =>
    transport.json<(Lead & { id: string })[]>({ method: "GET", path: at("leads", flowId), ...options }),
});
