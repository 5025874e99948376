import { AppError } from "@/domain/errors";
import type { RunEvent } from "@/domain/api/stream-event";
import type { HistoryMessage, NodeTools } from "@/server/engine/ports";
import { inMemoryDocuments } from "@/server/engine/testing/in-memory-documents";
import type { Turn } from "../slots";

export interface RecordedTurn extends Turn {
  events: RunEvent[];
  /** Emitted tokens in one text. */
  streamed(): string;
}

/** A turn that records what is emitted. */
export function aTurn(question: string, over: Partial<Turn> & { history?: HistoryMessage[] } = {}): RecordedTurn {
  const events: RunEvent[] = [];
  const { history = [], ...rest } = over;
  return {
    question,
    imagesFor: async () => [],
    prepended: [],
    loadHistory: async (limit) => history.slice(-limit),
    loadSummary: async () => ({
      summary: undefined,
      later: history.map((message, index) => ({ ...message, id: `message-${index}` })),
    }),
    saveSummary: async () => undefined,
    flowId: "flow-1",
    sessionId: "session-1",
    chatId: "chat-1",
    emit: (event) => void events.push(event),
    streaming: false,
    signal: new AbortController().signal,
    resolve: async (text) => text.replaceAll("{{question}}", question),
    ...rest,
    events,
    streamed: () => events.map((event) => (event.type === "token" ? event.text : "")).join(""),
  };
}

/** Tools of a node under test: `fetch` as given, no sandbox. */
export const someTools = (fetcher: typeof fetch, over: Partial<NodeTools> = {}): NodeTools => ({
  fetch: fetcher,
  runScript: () => Promise.reject(new Error("no sandbox in this test")),
  redis: () => Promise.reject(new Error("no Redis in this test")),
  mongo: () => Promise.reject(new Error("no MongoDB in this test")),
  postgres: () => Promise.reject(new Error("no Postgres in this test")),
  log: () => undefined,
  documents: inMemoryDocuments(),
  savedTools: {
    list: async () => [],
    find: () => Promise.reject(new AppError("not_found", "There is no such tool.")),
  },
  ...over,
});
