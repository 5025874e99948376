import { describe, expect, test } from "vitest";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { saveState } from "./canvas-state";
import { createCanvasStore } from "./canvas-store";
import { addNode } from "./edits";
import { type FlowStorage, keepMine, saveFlow, takeTheirs } from "./save-flow";

const head = { id: "f1", name: "Flow", kind: "chatflow" as const, isPublic: false, keyIds: [] };
const fresh = { name: "llm", label: "LLM", version: 1, position: { x: 0, y: 0 }, inputs: {} };
const add = (document: FlowDocument) => addNode(document, fresh).document;
const open = (readOnly = false) =>
  createCanvasStore({ head, base: { number: 3, document: emptyFlow }, published: 3, readOnly, now: () => 0 });

/** A server with versions, as strict about the base as the real one. */
function server(latest: { number: number; document: FlowDocument }) {
  const state = { ...latest, saves: 0, offline: false };
  const storage: FlowStorage = {
    save: ({ baseNumber, document }) => {
      state.saves += 1;
      if (state.offline) return Promise.reject(new TypeError("no answer"));
      if (baseNumber !== state.number) return Promise.reject(new Error("conflict"));
      state.number += 1;
      state.document = document;
      return Promise.resolve({ number: state.number, published: 3 });
    },
    load: () => Promise.resolve({ number: state.number, document: state.document, published: 3 }),
    explain: (error) =>
      error instanceof TypeError
        ? { kind: "offline" }
        : error instanceof Error && error.message === "conflict"
          ? { kind: "conflict" }
          : { kind: "failed", message: String(error) },
  };
  return { state, storage };
}

describe("saving", () => {
  test("an edit makes it unsaved, saving makes it saved, undo unsaved again, redo saved", async () => {
    const [store, { storage }] = [open(), server({ number: 3, document: emptyFlow })];
    expect(saveState(store.getState())).toBe("saved");
    store.edit(add);
    expect(saveState(store.getState())).toBe("unsaved");
    expect(await saveFlow(store, storage)).toBe(true);
    expect(saveState(store.getState())).toBe("saved");
    expect(store.getState().base.number).toBe(4);
    store.undo();
    expect(saveState(store.getState())).toBe("unsaved");
    store.redo();
    expect(saveState(store.getState())).toBe("saved");
  });

  test("nothing to save asks the server nothing", async () => {
    const [store, { storage, state }] = [open(), server({ number: 3, document: emptyFlow })];
    expect(await saveFlow(store, storage)).toBe(true);
    expect(state.saves).toBe(0);
  });

  test("what is typed while a save is under way is stored by the save that waits behind it", async () => {
    const [store, { storage, state }] = [open(), server({ number: 3, document: emptyFlow })];
    store.edit(add);
    const first = saveFlow(store, storage);
    expect(saveState(store.getState())).toBe("saving");
    store.edit(add);
    const second = saveFlow(store, storage);
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(state.number).toBe(5);
    expect(saveState(store.getState())).toBe("saved");
    expect(state.document.nodes).toHaveLength(2);
  });

  test("a save that cannot reach the server keeps the work and says so", async () => {
    const [store, { storage, state }] = [open(), server({ number: 3, document: emptyFlow })];
    store.edit(add);
    state.offline = true;
    expect(await saveFlow(store, storage)).toBe(false);
    expect(saveState(store.getState())).toBe("offline");
    state.offline = false;
    expect(await saveFlow(store, storage)).toBe(true);
    expect(saveState(store.getState())).toBe("saved");
  });

  test("a viewer cannot edit or save", async () => {
    const [store, { storage, state }] = [open(true), server({ number: 3, document: emptyFlow })];
    store.edit(add);
    expect(store.getState().document).toBe(emptyFlow);
    expect(await saveFlow(store, storage)).toBe(false);
    expect(state.saves).toBe(0);
  });
});

describe("a conflict", () => {
  const theirs = add(add(emptyFlow));

  test("is shown and solved by keeping mine as a new version", async () => {
    const [store, { storage, state }] = [open(), server({ number: 5, document: theirs })];
    store.edit(add);
    const mine = store.getState().document;
    expect(await saveFlow(store, storage)).toBe(false);
    expect(saveState(store.getState())).toBe("conflict");
    expect(await keepMine(store, storage)).toBe(true);
    expect(state).toMatchObject({ number: 6, document: mine });
  });

  test("is solved by taking theirs, and undo brings mine back", async () => {
    const [store, { storage }] = [open(), server({ number: 5, document: theirs })];
    store.edit(add);
    const mine = store.getState().document;
    await saveFlow(store, storage);
    expect(await takeTheirs(store, storage)).toBe(true);
    expect(store.getState().document).toEqual(theirs);
    expect(saveState(store.getState())).toBe("saved");
    store.undo();
    expect(store.getState().document).toBe(mine);
    expect(await saveFlow(store, storage)).toBe(true);
  });
});
