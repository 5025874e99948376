import { z } from "zod";
import { type Exchange, fail, isPending } from "./exchange";

/** What a conversation keeps in the browser between visits. */
export interface StoredChat {
  /** Absent when only a draft was kept. */
  chatId?: string;
  draft: string;
  exchanges: Exchange[];
}

export interface ChatStorage {
  load(): StoredChat | undefined;
  save(chatId: string, exchanges: Exchange[]): void;
  /** Apart from the rest because it changes with every key. */
  saveDraft(draft: string): void;
}

type StorageArea = Pick<Storage, "getItem" | "setItem">;

const prefix = "weft.chat.";
const keptExchanges = 40;

const replySchema = z.object({
  status: z.enum(["waiting", "streaming", "done", "stopped", "failed"]),
  text: z.string(),
  json: z.unknown().optional(),
  thinking: z.string().catch(""),
  steps: z.array(
    z.object({
      nodeId: z.string(),
      label: z.string(),
      status: z.enum(["INPROGRESS", "FINISHED", "ERROR", "STOPPED", "TERMINATED"]),
      ms: z.number().optional(),
      error: z.string().optional(),
    }),
  ),
  tools: z.array(
    z.object({ tool: z.string(), toolInput: z.unknown(), toolOutput: z.string(), error: z.string().optional() }),
  ),
  sources: z.array(
    z.object({ pageContent: z.string(), metadata: z.record(z.string(), z.unknown()), id: z.string().optional() }),
  ),
  failure: z
    .object({
      kind: z.enum([
        "offline",
        "interrupted",
        "unauthenticated",
        "forbidden",
        "not_found",
        "rate_limited",
        "flow",
        "server",
      ]),
      message: z.string(),
      nodeId: z.string().optional(),
      retryAfter: z.number().optional(),
    })
    .optional(),
  messageId: z.string().optional(),
  ms: z.number().optional(),
});

const chatSchema = z.object({
  chatId: z.string().min(1),
  exchanges: z
    .array(z.object({ id: z.string(), question: z.string(), askedAt: z.number(), reply: replySchema }))
    .catch([]),
});

/**
 * Keeps one flow's conversation in `localStorage`. Where the browser refuses to store (private windows, full, blocked in
 * a frame) the conversation lives as long as the page.
 */
export function createChatStorage(name: string, area: () => StorageArea | undefined = browserStorage): ChatStorage {
  const key = `${prefix}${name}`;
  const draftKey = `${key}.draft`;
  return {
    load() {
      try {
        const read = chatSchema.safeParse(JSON.parse(area()?.getItem(key) ?? "null"));
        const draft = area()?.getItem(draftKey) ?? "";
        if (read.success) return { ...read.data, draft, exchanges: read.data.exchanges.map(closeReply) };
        return draft === "" ? undefined : { draft, exchanges: [] };
      } catch {
        return undefined;
      }
    },
    save(chatId, exchanges) {
      store(area, key, JSON.stringify({ chatId, exchanges: exchanges.slice(-keptExchanges) }));
    },
    saveDraft(draft) {
      store(area, draftKey, draft);
    },
  };
}

/** Takes every conversation out of this browser, for the moment somebody signs out of it. */
export function forgetChats(area: () => Storage | undefined = browserStorage): void {
  try {
    const storage = area();
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "");
    for (const key of keys) if (key.startsWith(prefix)) storage?.removeItem(key);
  } catch {
    // Where nothing may be stored, nothing is.
  }
}

function store(area: () => StorageArea | undefined, key: string, value: string): void {
  try {
    area()?.setItem(key, value);
  } catch {
    // Full or forbidden: the page still holds it.
  }
}

/** A reply that was still arriving when the page went away will not go on arriving. */
function closeReply(exchange: Exchange): Exchange {
  if (!isPending(exchange.reply)) return exchange;
  return {
    ...exchange,
    reply: fail(exchange.reply, { kind: "interrupted", message: "The page was closed while the answer was arriving." }),
  };
}

function browserStorage(): Storage | undefined {
  return typeof window === "undefined" ? undefined : window.localStorage;
}
