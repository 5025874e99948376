import { z } from "zod";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { type FlowDocument, flowDocumentSchema } from "@/domain/flow/flow-document";
import { withoutPasswords } from "@/domain/flow/without-passwords";
import { type CanvasState, isDirty } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";

/**
 * What was not saved is kept in the browser, so that a crash, a closed tab or a server that is away loses nothing. Each
 * window keeps its own. Values of password fields are left out: a browser's storage is no place for them.
 */
export interface Draft {
  baseNumber: number | null;
  /** When it was written, in milliseconds. */
  at: number;
  document: FlowDocument;
  /** What it grew from, in case the server has let go of that version. */
  base?: FlowDocument | undefined;
  /** A save that was under way: the server may have it. */
  attempt?: string | undefined;
}
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const draftSchema = z.object({
  baseNumber: z.number().nullable(),
  at: z.number(),
  document: flowDocumentSchema,
  base: flowDocumentSchema.optional(),
  attempt: z.string().optional(),
});

const draftsOf = (userId: string, flowId: string): string => `weft:draft:${userId}:${flowId}`;

export const draftKey = (userId: string, flowId: string, tab: string): string => `${draftsOf(userId, flowId)}:${tab}`;

export interface FoundDraft extends Draft {
  key: string;
  tab: string;
}

/** The drafts of all of a person's windows, newest first. */
export function findDrafts(storage: Storage, userId: string, flowId: string): FoundDraft[] {
  const start = draftsOf(userId, flowId);
  try {
    const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
    const own = keys.filter((key) => key === start || key.startsWith(`${start}:`));
    const drafts = own.flatMap((key) => {
      const draft = readDraft(storage, key);
      return draft ? [{ ...draft, key, tab: key.slice(start.length + 1) }] : [];
    });
    return drafts.toSorted((a, b) => b.at - a.at);
  } catch {
    // Forbidden storage holds no drafts.
    return [];
  }
}

export function readDraft(storage: DraftStorage, key: string): Draft | undefined {
  try {
    const text = storage.getItem(key);
    if (text === null) return undefined;
    const parsed = draftSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Storage may be forbidden and its content may be anything; neither keeps the flow from opening.
    return undefined;
  }
}

export function writeDraft(storage: DraftStorage, key: string, draft: Draft): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage costs the safety net, not the work on screen.
  }
}

export function forgetDraft(storage: DraftStorage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // As in writing.
  }
}

/** While a save has gone astray, even what is as before may not be what the server has. */
const isStored = (state: CanvasState): boolean => !isDirty(state) && state.attempt === undefined;

export interface KeepDraft {
  storage: DraftStorage;
  key: string;
  specOf: (name: string) => NodeSpec | undefined;
  now: () => number;
  /** Milliseconds without an edit before the draft is written. */
  delay: number;
}

/** Writes the draft shortly after each edit and forgets it once all is saved. Returns what ends it, having flushed. */
export function keepDraft(
  store: CanvasStore,
  { storage, key, specOf, now, delay }: KeepDraft,
): { flush(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const state = store.getState();
    if (state.readOnly) return;
    if (isStored(state)) return forgetDraft(storage, key);
    const { base, attempt } = state;
    const plain = (document: FlowDocument) => withoutPasswords(document, specOf);
    const draft = { baseNumber: base.number, at: now(), document: plain(state.document), base: plain(base.document) };
    writeDraft(storage, key, { ...draft, ...(attempt !== undefined && { attempt }) });
  };
  const unsubscribe = store.subscribe((state, before) => {
    // Known before the save is sent: the answer may come when nobody is here any more.
    if (state.attempt !== before.attempt) return flush();
    if (state.document === before.document && state.base === before.base) return;
    if (isStored(state)) return flush();
    clearTimeout(timer);
    timer = setTimeout(flush, delay);
  });
  return {
    flush,
    stop: () => {
      unsubscribe();
      if (timer !== undefined) flush();
    },
  };
}
