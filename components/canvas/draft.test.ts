import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { createCanvasStore } from "./canvas-store";
import { draftKey, keepDraft, readDraft } from "./draft";
import { addNode, setInput } from "./edits";

const key = draftKey("user", "flow", "tab");
const head = { id: "flow", name: "Flow", kind: "chatflow" as const, isPublic: false, keyIds: [] };
const add = (document: FlowDocument) =>
  addNode(document, { name: "llm", label: "LLM", version: 1, position: { x: 0, y: 0 }, inputs: {} }).document;
const spec: NodeSpec = {
  name: "llm",
  version: 1,
  label: "LLM",
  description: "",
  category: "Chains",
  icon: "",
  flows: ["chatflow"],
  provides: [],
  inputs: { secret: { type: "password", label: "Secret" }, text: { type: "string", label: "Text" } },
};

function memory() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  };
}

describe("the draft of unsaved work", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const open = () => {
    const storage = memory();
    const store = createCanvasStore({
      head,
      base: { number: 2, document: emptyFlow },
      published: 2,
      readOnly: false,
      now: () => 0,
    });
    const keeper = keepDraft(store, {
      storage,
      key,
      now: () => 7,
      delay: 400,
      specOf: (name) => (name === "llm" ? spec : undefined),
    });
    return { storage, store, keeper };
  };

  test("is written once typing pauses, and read back whole", () => {
    const { storage, store } = open();
    store.edit(add);
    expect(storage.held.size).toBe(0);
    vi.advanceTimersByTime(400);
    expect(readDraft(storage, key)).toEqual({
      ...{ baseNumber: 2, at: 7, document: store.getState().document, base: emptyFlow },
    });
  });

  test("is forgotten when everything is saved", () => {
    const { storage, store } = open();
    store.edit(add);
    vi.advanceTimersByTime(400);
    store.rebase({ number: 3, document: store.getState().document });
    expect(storage.held.size).toBe(0);
  });

  test("is written at once when the page goes away", () => {
    const { storage, store, keeper } = open();
    store.edit(add);
    keeper.stop();
    expect(readDraft(storage, key)?.document.nodes).toHaveLength(1);
  });

  test("holds no password", () => {
    const { storage, store, keeper } = open();
    store.edit((document) => setInput(setInput(add(document), "llm_0", "secret", "s3cret"), "llm_0", "text", "kept"));
    const inside = { used: "llm", usedConfig: { secret: "s3cret", text: "kept" } };
    store.edit((document) => setInput(document, "llm_0", "tools", [inside]));
    keeper.flush();
    expect(storage.held.get(key)).not.toContain("s3cret");
    expect(readDraft(storage, key)?.document.nodes[0]?.inputs).toEqual({
      text: "kept",
      tools: [{ used: "llm", usedConfig: { text: "kept" } }],
    });
  });

  test("that is damaged or forbidden is no draft", () => {
    const storage = memory();
    storage.setItem(key, "{");
    expect(readDraft(storage, key)).toBeUndefined();
    storage.setItem(key, JSON.stringify({ document: { nodes: "no" } }));
    expect(readDraft(storage, key)).toBeUndefined();
    const forbidden = {
      ...storage,
      getItem: () => {
        throw new Error("denied");
      },
    };
    expect(readDraft(forbidden, key)).toBeUndefined();
  });

  test("an opened draft is undone back to what is stored", () => {
    const draft = add(emptyFlow);
    const store = createCanvasStore({
      head,
      base: { number: 2, document: emptyFlow },
      published: 2,
      readOnly: false,
      draft,
    });
    expect(store.getState().document).toBe(draft);
    store.undo();
    expect(store.getState().document).toBe(emptyFlow);
  });
});
