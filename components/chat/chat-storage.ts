import type { Exchange } from "./exchange";
import { type LeadState, readLead } from "./lead";
import { readStoredChat } from "./stored-chat";

/** What a conversation keeps in the browser between visits. */
export interface StoredChat extends LeadState {
  /** Absent when only a draft was kept. */
  chatId?: string;
  draft: string;
  exchanges: Exchange[];
}

export interface ChatStorage {
  load(): StoredChat;
  save(chatId: string, exchanges: Exchange[]): void;
  /** Apart from the rest because it changes with every key. */
  saveDraft(draft: string): void;
  saveLead(lead: LeadState): void;
}

type StorageArea = Pick<Storage, "getItem" | "setItem">;

const prefix = "weft.chat.";
const keptExchanges = 40;

/**
 * Keeps one flow's conversation in `localStorage`. Where the browser refuses to store (private windows, full, blocked in
 * a frame) the conversation lives as long as the page.
 */
export function createChatStorage(name: string, area: () => StorageArea | undefined = browserStorage): ChatStorage {
  const key = `${prefix}${name}`;
  const [draftKey, leadKey] = [`${key}.draft`, `${key}.lead`];
  const read = <T>(from: string, parse: (text: string) => T): T | undefined => {
    try {
      const text = area()?.getItem(from) ?? undefined;
      return text === undefined ? undefined : parse(text);
    } catch {
      return undefined;
    }
  };
  return {
    load: () => ({
      exchanges: [],
      ...read(key, readStoredChat),
      draft: read(draftKey, String) ?? "",
      ...read(leadKey, readLead),
    }),
    save(chatId, exchanges) {
      store(area, key, JSON.stringify({ chatId, exchanges: exchanges.slice(-keptExchanges) }));
    },
    saveDraft: (draft) => store(area, draftKey, draft),
    saveLead: ({ lead, leadSkipped }) => store(area, leadKey, JSON.stringify({ lead, leadSkipped })),
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

function browserStorage(): Storage | undefined {
  return typeof window === "undefined" ? undefined : window.localStorage;
}
