import type { FlowDocument } from "@/domain/flow/flow-document";
import { type CanvasState, isDirty } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";

/** The server's part in saving, so that the rules below can be tried without a browser. */
export interface FlowStorage {
  save(input: {
    id: string;
    baseNumber: number | null;
    document: FlowDocument;
  }): Promise<{ number: number; published: number }>;
  load(id: string): Promise<StoredFlow>;
  /** Why a call failed. */
  explain(error: unknown): { kind: "conflict" } | { kind: "offline" } | { kind: "failed"; message: string };
}
export interface StoredFlow {
  number: number | null;
  document: FlowDocument;
  published: number | null;
}

/** Saves that are under way, so that a second request waits for the first instead of racing it. */
const underWay = new WeakMap<CanvasStore, Promise<boolean>>();

/** Stores the document as a new version. Resolves to whether everything on the canvas is stored now. */
export async function saveFlow(store: CanvasStore, storage: FlowStorage): Promise<boolean> {
  const accepted = await enqueue(store, storage);
  return accepted && !isDirty(store.getState());
}

function enqueue(store: CanvasStore, storage: FlowStorage): Promise<boolean> {
  const running = underWay.get(store);
  // What was typed since belongs to the next version.
  const task = running
    ? running.then((accepted) => (accepted ? attempt(store, storage) : false))
    : attempt(store, storage);
  const tracked = task.finally(() => {
    if (underWay.get(store) === tracked) underWay.delete(store);
  });
  underWay.set(store, tracked);
  return tracked;
}

/** After a conflict: stores what is on this canvas on top of what somebody else stored. */
export async function keepMine(store: CanvasStore, storage: FlowStorage): Promise<boolean> {
  const theirs = await loadInto(store, storage);
  if (!theirs) return false;
  store.rebase({ number: theirs.number, document: theirs.document }, theirs.published);
  return saveFlow(store, storage);
}

/** After a conflict: shows what somebody else stored. Undo brings back what was here. */
export async function takeTheirs(store: CanvasStore, storage: FlowStorage): Promise<boolean> {
  const theirs = await loadInto(store, storage);
  if (theirs) store.adopt({ number: theirs.number, document: theirs.document }, theirs.published);
  return theirs !== undefined;
}

async function attempt(store: CanvasStore, storage: FlowStorage): Promise<boolean> {
  const state: CanvasState = store.getState();
  if (state.readOnly) return false;
  if (!isDirty(state) && state.base.number !== null) return true;
  const { document, base, head } = state;
  store.setSaving({ kind: "saving" });
  try {
    const stored = await storage.save({ id: head.id, baseNumber: base.number, document });
    store.rebase({ number: stored.number, document }, stored.published);
    return true;
  } catch (error) {
    store.setSaving(storage.explain(error));
    return false;
  }
}

async function loadInto(store: CanvasStore, storage: FlowStorage): Promise<StoredFlow | undefined> {
  try {
    return await storage.load(store.getState().head.id);
  } catch (error) {
    const why = storage.explain(error);
    // The conflict is not solved by failing to read the other version.
    store.setSaving(why.kind === "offline" ? why : { kind: "conflict" });
    return undefined;
  }
}
