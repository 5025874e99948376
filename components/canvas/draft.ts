import { z } from "zod";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { type FlowDocument, flowDocumentSchema } from "@/domain/flow/flow-document";
import { mapComponentSettings } from "@/domain/flow/map-component-settings";
import { isDirty } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";

/**
 * What was not saved is kept in the browser, so that a crash, a closed tab or a server that is away loses nothing.
 * Values of password fields are left out: a browser's storage is no place for them.
 */
export interface Draft {
  baseNumber: number | null;
  /** When it was written, in milliseconds. */
  at: number;
  document: FlowDocument;
}
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const draftSchema = z.object({
  baseNumber: z.number().nullable(),
  at: z.number(),
  document: flowDocumentSchema,
});

export const draftKey = (userId: string, flowId: string): string => `weft:draft:${userId}:${flowId}`;

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

export function withoutPasswords(document: FlowDocument, specOf: (name: string) => NodeSpec | undefined): FlowDocument {
  const nodes = document.nodes.map((node) => ({
    ...node,
    inputs: mapComponentSettings(plainInputs(node.inputs, specOf(node.name)), { get: specOf }, plainInputs),
  }));
  return { ...document, nodes };
}

const plainInputs = (inputs: Readonly<Record<string, unknown>>, spec: NodeSpec | undefined) =>
  Object.fromEntries(Object.entries(inputs).filter(([name]) => spec?.inputs[name]?.type !== "password"));

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
    if (!isDirty(state)) return forget(storage, key);
    const document = withoutPasswords(state.document, specOf);
    writeDraft(storage, key, { baseNumber: state.base.number, at: now(), document });
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document && state.base === before.base) return;
    if (!isDirty(state)) return flush();
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

function forget(storage: DraftStorage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // As in writing.
  }
}
