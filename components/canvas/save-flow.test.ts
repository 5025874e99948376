import { describe, expect, test } from "vitest";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { saveState } from "./canvas-state";
import { createCanvasStore } from "./canvas-store";
import { addNode, deleteNodes, setInput } from "./edits";
import { disputedPlaces } from "./remote-actions";
import { saveFlow } from "./save-flow";
import { versionServer } from "./testing/version-server";

const head = { id: "f1", name: "Flow", kind: "chatflow" as const, isPublic: false, keyIds: [] };
const fresh = (name: string) => ({ name, label: name, version: 1, position: { x: 0, y: 0 }, inputs: {} });
const add = (document: FlowDocument, name = "llm") => addNode(document, fresh(name)).document;
const type = (text: string) => (document: FlowDocument) => setInput(document, "llm_0", "text", text);
const textOf = (document: FlowDocument, id = "llm_0") => document.nodes.find((node) => node.id === id)?.inputs["text"];

/** A canvas on the newest of some versions. */
function open(versions: FlowDocument[] = [emptyFlow], readOnly = false) {
  const server = versionServer(versions);
  const base = { number: versions.length || null, document: server.newest(), kept: versions.length > 0 };
  const store = createCanvasStore({ head, base, published: server.published, readOnly, now: () => 0 });
  const state = () => saveState(store.getState());
  return { server, store, state, storage: server.storage };
}

describe("saving", () => {
  test("an edit makes it unsaved, saving makes it saved, undo unsaved again, redo saved", async () => {
    const { store, storage, state } = open();
    expect(state()).toBe("saved");
    store.edit((document) => add(document));
    expect(state()).toBe("unsaved");
    expect(await saveFlow(store, storage)).toBe(true);
    expect(state()).toBe("saved");
    expect(store.getState().base.number).toBe(2);
    store.undo();
    expect(state()).toBe("unsaved");
    store.redo();
    expect(state()).toBe("saved");
  });

  test("nothing to save asks the server nothing", async () => {
    const { store, storage, server } = open();
    expect(await saveFlow(store, storage)).toBe(true);
    expect(server.saves).toBe(0);
  });

  test("what was saved automatically is saved by hand once more, which publishes it for the first time", async () => {
    const { store, storage, server } = open([]);
    store.edit((document) => add(document));
    expect(await saveFlow(store, storage, { kind: "autosaved" })).toBe(true);
    expect(store.getState().published).toBeNull();
    expect(await saveFlow(store, storage)).toBe(true);
    expect([server.versions.length, store.getState().published, server.saves]).toEqual([1, 1, 2]);
    await saveFlow(store, storage);
    expect(server.saves).toBe(2);
  });

  test("what is typed while a save is under way is stored by the save that waits behind it", async () => {
    const { store, storage, server, state } = open();
    store.edit((document) => add(document));
    const first = saveFlow(store, storage);
    expect(state()).toBe("saving");
    store.edit((document) => add(document));
    const second = saveFlow(store, storage);
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(server.versions).toHaveLength(3);
    expect(state()).toBe("saved");
    expect(server.newest().nodes).toHaveLength(2);
  });

  test("a save that cannot reach the server keeps the work and says so", async () => {
    const { store, storage, server, state } = open();
    store.edit((document) => add(document));
    server.weather = "request lost";
    expect(await saveFlow(store, storage)).toBe(false);
    expect(state()).toBe("offline");
    server.weather = "fine";
    expect(await saveFlow(store, storage)).toBe(true);
    expect(state()).toBe("saved");
  });

  test("a save whose answer was lost is found again, and is no conflict with what was typed since", async () => {
    const { store, storage, server, state } = open([add(emptyFlow)]);
    store.edit(type("first"));
    server.weather = "answer lost";
    expect(await saveFlow(store, storage)).toBe(false);
    store.edit(type("first and more"));
    server.weather = "fine";
    expect(await saveFlow(store, storage)).toBe(true);
    expect(state()).toBe("saved");
    expect(server.versions.map(({ document }) => textOf(document))).toEqual([undefined, "first", "first and more"]);
  });

  test("what the server refuses is told with its reason, and is old news with the next edit", async () => {
    const { store, storage, server, state } = open();
    store.edit((document) => add(document));
    server.weather = "refusing";
    expect(await saveFlow(store, storage)).toBe(false);
    expect(store.getState().saving).toEqual({ kind: "failed", message: "refused" });
    store.edit((document) => add(document));
    expect(state()).toBe("unsaved");
  });

  test("a viewer cannot edit or save", async () => {
    const { store, storage, server } = open([emptyFlow], true);
    store.edit((document) => add(document));
    expect(store.getState().document).toBe(emptyFlow);
    expect(await saveFlow(store, storage)).toBe(false);
    expect(server.saves).toBe(0);
  });
});

describe("what somebody else saved in the meantime", () => {
  const base = add(add(emptyFlow), "tool");

  test("is joined when it touches nothing of mine, and both are stored", async () => {
    const { store, storage, server, state } = open([base]);
    store.edit(type("mine"));
    server.versions.push({ document: add(base, "memory"), attempt: undefined, kind: "saved" });
    expect(await saveFlow(store, storage, { kind: "autosaved" })).toBe(true);
    expect(state()).toBe("saved");
    expect(server.versions.at(-1)?.kind).toBe("merged");
    expect(server.newest().nodes.map(({ id }) => id)).toEqual(["llm_0", "tool_0", "memory_0"]);
    expect(textOf(server.newest())).toBe("mine");
  });

  test("undo takes back my edits and leaves theirs", async () => {
    const { store, storage, server } = open([base]);
    store.edit(type("mine"));
    store.edit((document) => add(document, "chain"));
    server.versions.push({ document: setInput(base, "tool_0", "text", "theirs"), attempt: undefined, kind: "saved" });
    await saveFlow(store, storage);
    store.undo();
    store.undo();
    expect(store.getState().document).toEqual(setInput(base, "tool_0", "text", "theirs"));
    store.redo();
    store.redo();
    expect(store.getState().document).toEqual(server.newest());
  });

  test("leaves nothing to undo of what only they did", () => {
    const { store } = open([base]);
    expect(store.receive({ number: 2, document: add(base, "memory"), published: 1 })).toBe("taken");
    expect(store.getState().history.past).toEqual([]);
    expect(saveState(store.getState())).toBe("saved");
  });

  test("keeps both of two new nodes that got the same id", async () => {
    const { store, storage, server } = open([base]);
    store.edit((document) => setInput(add(document, "chain"), "chain_0", "text", "mine"));
    store.select(["chain_0"]);
    const theirs = setInput(add(base, "chain"), "chain_0", "text", "theirs");
    server.versions.push({ document: theirs, attempt: undefined, kind: "saved" });
    await saveFlow(store, storage);
    expect([textOf(server.newest(), "chain_0"), textOf(server.newest(), "chain_1")]).toEqual(["theirs", "mine"]);
    expect([...store.getState().selection.nodes]).toEqual(["chain_1"]);
  });

  test("is chosen between where both changed the same field; either way the other one can be brought back", async () => {
    for (const side of ["mine", "theirs"] as const) {
      const { store, storage, server, state } = open([base]);
      store.edit(type("mine"));
      server.versions.push({ document: type("theirs")(base), attempt: undefined, kind: "saved" });
      expect(await saveFlow(store, storage)).toBe(false);
      expect(state()).toBe("conflict");
      expect(await saveFlow(store, storage)).toBe(false);
      const places = disputedPlaces(store.getState());
      expect(places).toMatchObject([{ field: "text", base: undefined, mine: "mine", theirs: "theirs" }]);
      store.settle(new Map(places.map(({ id }) => [id, side])));
      expect(await saveFlow(store, storage)).toBe(true);
      expect(textOf(server.newest())).toBe(side);
      store.undo();
      expect(textOf(store.getState().document)).toBe(side === "mine" ? "theirs" : "mine");
    }
  });

  test("asks before a node is lost that I changed and they deleted", async () => {
    const { store, storage, server, state } = open([base]);
    store.edit(type("mine"));
    const without = deleteNodes(base, new Set(["llm_0"]));
    server.versions.push({ document: without, attempt: undefined, kind: "saved" });
    await saveFlow(store, storage);
    expect(state()).toBe("conflict");
    expect(disputedPlaces(store.getState())).toMatchObject([{ nodeId: "llm_0", theirs: undefined }]);
  });
});
