import assert from "node:assert/strict";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import type { Side } from "@/domain/flow/merge-documents";
import { sameDocument } from "@/domain/flow/share-document";
import type { Change } from "@/domain/flow/testing/random-change";
import { isDirty, saveState } from "@/components/canvas/canvas-state";
import { type CanvasStore, createCanvasStore } from "@/components/canvas/canvas-store";
import { keepDraft, readDraft } from "@/components/canvas/draft";
import { askForNews } from "@/components/canvas/follow-flow";
import { openedDraft } from "@/components/canvas/opened-draft";
import { disputedPlaces } from "@/components/canvas/remote-actions";
import { type FlowStorage, saveFlow } from "@/components/canvas/save-flow";

/** The server that windows work on, and what a test may look up in it. */
export interface WorldServer {
  storage: FlowStorage;
  documentOf(number: number): Promise<FlowDocument>;
}

const head = { id: "f1", name: "Flow", kind: "chatflow" as const, isPublic: false, keyIds: [] };
const specOf = () => undefined;

/** A window with the flow open: the real store, drafts and rules, without the browser around them. */
export class CanvasWindow {
  store: CanvasStore;
  readonly #server: WorldServer;
  readonly #drafts = new Map<string, string>();
  #keeper: ReturnType<typeof keepDraft>;
  #under: Promise<unknown> = Promise.resolve();

  private constructor(server: WorldServer, store: CanvasStore) {
    this.#server = server;
    this.store = store;
    this.#keeper = this.#keep();
  }

  static async open(server: WorldServer, id = head.id): Promise<CanvasWindow> {
    const { number, document, published } = await server.storage.load(id);
    const store = createCanvasStore({
      ...{ head: { ...head, id }, base: { number, document }, published, readOnly: false, now: () => 0 },
    });
    return new CanvasWindow(server, store);
  }

  edit(change: Change): void {
    this.store.edit(change);
  }

  /** Does, undoes and does again, and looks whether it comes to the same. */
  editAndBack(change: Change): void {
    const before = this.store.getState().document;
    this.store.edit(change);
    const after = this.store.getState().document;
    if (after === before) return;
    this.store.undo();
    assert.equal(this.store.getState().document, before);
    this.store.redo();
    assert.equal(this.store.getState().document, after);
  }

  async save(kind: "autosaved" | "saved"): Promise<void> {
    const accepted = await saveFlow(this.store, this.#server.storage, { kind });
    if (!accepted) return;
    // What was acknowledged is in the versions.
    const { base, document } = this.store.getState();
    // Of a flow that nobody has edited yet there is nothing to store.
    if (base.number === null) return assert.ok(!isDirty(this.store.getState()));
    assert.ok(sameDocument(await this.#server.documentOf(base.number), document));
  }

  /** Begins to save and goes on. */
  beginSave(): void {
    this.#under = Promise.allSettled([this.#under, this.save("autosaved")]);
  }

  async settled(): Promise<void> {
    await this.#under;
  }

  async news(): Promise<void> {
    const { storage } = this.#server;
    await askForNews({
      store: this.store,
      explain: storage.explain,
      ask: async (known) => {
        const stored = await storage.load(this.store.getState().head.id);
        const latest =
          stored.number === null || stored.number === known ? null : { ...stored, number: stored.number, author: null };
        return { name: head.name, published: stored.published, others: [], latest };
      },
      save: () => saveFlow(this.store, storage, { kind: "autosaved" }),
      onReceived: () => undefined,
    });
  }

  settle(side: Side): void {
    const places = disputedPlaces(this.store.getState());
    this.store.settle(new Map(places.map(({ id }) => [id, side])));
  }

  /** The window dies and is opened again: what was not stored is in the draft. */
  async reload(): Promise<void> {
    this.#keeper.flush();
    this.#keeper.stop();
    const before = this.store.getState();
    const draft = readDraft(this.#storage(), "draft");
    const id = before.head.id;
    const latest = await this.#server.storage.load(id);
    const number = draft ? draft.baseNumber : latest.number;
    const document =
      number === latest.number ? latest.document : number === null ? emptyFlow : await this.#server.documentOf(number);
    this.store = createCanvasStore({
      ...{ head: before.head, base: { number, document }, published: latest.published, readOnly: false, now: () => 0 },
      draft: draft && openedDraft(document, draft.document, specOf),
      attempt: draft?.attempt,
    });
    this.#keeper = this.#keep();
    if (isDirty(before) || before.attempt !== undefined)
      assert.ok(sameDocument(this.store.getState().document, before.document));
  }

  /** What must be true at any time. */
  async check(): Promise<void> {
    const state = this.store.getState();
    const ids = state.document.nodes.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const there = new Set(ids);
    for (const edge of state.document.edges) assert.ok(there.has(edge.source) && there.has(edge.target));
    if (saveState(state) !== "saved" || state.base.number === null) return;
    assert.ok(sameDocument(await this.#server.documentOf(state.base.number), state.document));
  }

  #keep() {
    return keepDraft(this.store, { storage: this.#storage(), key: "draft", specOf, now: () => 0, delay: 1 });
  }

  #storage() {
    const held = this.#drafts;
    return {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    };
  }
}
