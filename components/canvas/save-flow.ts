import { randomId } from "@/components/chat/random-id";
import { t } from "@/components/words/t";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { shareDocument } from "@/domain/flow/share-document";
import type { VersionKind } from "@/domain/flow/version-kind";
import { isDirty, type Saving, type Stored } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";
import type { Received } from "./remote-actions";

/** The server's part in saving, so that the rules below can be tried without a browser. */
export interface FlowStorage {
  save(input: SaveRequest): Promise<Acknowledged>;
  load(id: string): Promise<Stored>;
  /** The document of a version. */
  version(id: string, number: number): Promise<FlowDocument>;
  /** Why a call failed. */
  explain(error: unknown): { kind: "conflict" } | { kind: "offline" } | { kind: "failed"; message: string };
}

export interface SaveRequest {
  id: string;
  baseNumber: number | null;
  document: FlowDocument;
  kind: Exclude<VersionKind, "imported">;
  restoredFrom?: number | undefined;
  attempt: string;
}

export interface Acknowledged {
  number: number;
  published: number | null;
  /** The server knew the attempt: an earlier document of it is stored, and this one is not. */
  repeated: boolean;
}

export interface SaveHow {
  kind?: "autosaved" | "saved" | "restored";
  /** Number of the version that is brought back. */
  restoredFrom?: number;
  /** Told what came of others' work that was met on the way. */
  onReceived?: (received: Received, stored: Stored) => void;
}

/** Saves that are under way, so that a second request waits for the first instead of racing it. */
const underWay = new WeakMap<CanvasStore, Promise<boolean>>();

/** Stores the document as a new version. Resolves to whether everything on the canvas is stored now. */
export async function saveFlow(store: CanvasStore, storage: FlowStorage, how: SaveHow = {}): Promise<boolean> {
  const accepted = await enqueue(store, storage, how);
  return accepted && !isDirty(store.getState());
}

function enqueue(store: CanvasStore, storage: FlowStorage, how: SaveHow): Promise<boolean> {
  const running = underWay.get(store);
  // What was typed since belongs to the next version.
  const task = running
    ? running.then((accepted) => (accepted ? persist(store, storage, how) : false))
    : persist(store, storage, how);
  const tracked = task.finally(() => {
    if (underWay.get(store) === tracked) underWay.delete(store);
  });
  underWay.set(store, tracked);
  return tracked;
}

/** Whether a save is under way: what the server has now may be what was just sent. */
export const isSaving = (store: CanvasStore): boolean => underWay.has(store);

type Tried = "stored" | "again" | "stopped";

/** Others may be quicker a few times; somebody who always is leaves the rest to the next save. */
const mostTries = 5;

async function persist(store: CanvasStore, storage: FlowStorage, how: SaveHow): Promise<boolean> {
  let merged = false;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const tried = await attempt(store, storage, { ...how, merged });
    if (tried !== "again") return tried === "stored";
    merged = true;
  }
  return false;
}

async function attempt(
  store: CanvasStore,
  storage: FlowStorage,
  { kind = "saved", restoredFrom, merged, onReceived }: SaveHow & { merged: boolean },
): Promise<Tried> {
  const state = store.getState();
  if (state.readOnly || state.dispute) return "stopped";
  if (isStored(store, kind)) {
    // What was refused was to be kept for good or published; the document itself is there.
    if (state.saving.kind === "failed") store.setState({ saving: { kind: "idle" } });
    return "stored";
  }
  const { document, base, head } = state;
  const id = state.attempt ?? randomId();
  store.setState({ attempt: id, saving: { kind: "saving" } });
  try {
    const asked = { kind: merged && kind === "autosaved" ? ("merged" as const) : kind, restoredFrom, attempt: id };
    const stored = await storage.save({ id: head.id, baseNumber: base.number, document, ...asked });
    if (stored.repeated) return await recognise(store, storage, stored);
    store.rebase({ number: stored.number, document, kept: kind !== "autosaved" }, stored.published);
    store.setState({ away: false });
    return "stored";
  } catch (error) {
    const why = storage.explain(error);
    if (why.kind === "conflict") return meet(store, storage, onReceived);
    return stopped(store, why);
  }
}

/** Saved by hand, something is asked of the server until it is kept for good and the API has something to answer from. */
function isStored(store: CanvasStore, kind: NonNullable<SaveHow["kind"]>): boolean {
  const state = store.getState();
  if (isDirty(state) || state.attempt !== undefined) return false;
  if (kind === "autosaved") return true;
  return state.base.number !== null && state.base.kept === true && state.published !== null;
}

/** The answer to an earlier save was lost, and others may have stored more since: one's own part is the base now. */
async function recognise(
  store: CanvasStore,
  storage: FlowStorage,
  { number, published }: Acknowledged,
): Promise<Tried> {
  const { head, document } = store.getState();
  const kept = await storage.version(head.id, number);
  store.rebase({ number, document: shareDocument(document, kept) }, published);
  return "again";
}

/** Somebody else stored something since: it is joined with what is here, where that can be done unasked. */
async function meet(store: CanvasStore, storage: FlowStorage, onReceived: SaveHow["onReceived"]): Promise<Tried> {
  try {
    const stored = await storage.load(store.getState().head.id);
    // It was refused, so that nothing of it is stored.
    store.setState({ attempt: undefined });
    const received = store.receive(stored);
    onReceived?.(received, stored);
    return received === "disputed" ? "stopped" : "again";
  } catch (error) {
    const why = storage.explain(error);
    return stopped(
      store,
      why.kind === "conflict" ? { kind: "failed", message: t("The newest version could not be read.") } : why,
    );
  }
}

function stopped(store: CanvasStore, why: Exclude<Saving, { kind: "idle" | "saving" }>): Tried {
  // A refused save has stored nothing; one that went astray may have.
  store.setState({ saving: why, ...(why.kind === "failed" && { attempt: undefined }) });
  return "stopped";
}
