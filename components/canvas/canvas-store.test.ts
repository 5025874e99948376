import { describe, expect, test } from "vitest";
import { edgeId, emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { createCanvasStore } from "./canvas-store";
import { addNode, deleteNodes, setInput } from "./edits";

const head = { id: "f1", name: "Flow", kind: "chatflow" as const, isPublic: false, keyIds: [] };
const add = (document: FlowDocument) =>
  addNode(document, { name: "llm", label: "LLM", version: 1, position: { x: 0, y: 0 }, inputs: {} }).document;
const open = (document = emptyFlow, now = () => 0) =>
  createCanvasStore({ head, base: { number: 1, document }, published: 1, readOnly: false, now });

describe("the canvas store", () => {
  test("typing in a field is one step back until the field loses the focus", () => {
    const store = open(add(emptyFlow));
    for (const value of ["a", "ab", "abc"])
      store.edit((document) => setInput(document, "llm_0", "text", value), "llm_0/text");
    store.seal();
    store.edit((document) => setInput(document, "llm_0", "text", "abcd"), "llm_0/text");
    store.undo();
    expect(store.getState().document.nodes[0]?.inputs["text"]).toBe("abc");
    store.undo();
    expect(store.getState().document.nodes[0]?.inputs).toEqual({});
  });

  test("a step that runs again is counted, and one that goes on after waiting is not", () => {
    const store = open();
    const told = (...statuses: ("INPROGRESS" | "FINISHED" | "STOPPED")[]) => {
      store.clearSteps();
      for (const status of statuses) store.step("llm_0", { status });
      return store.getState().steps.get("llm_0")?.times;
    };
    expect(told("INPROGRESS", "FINISHED")).toBe(1);
    expect(told("INPROGRESS", "FINISHED", "INPROGRESS", "FINISHED", "FINISHED")).toBe(3);
    expect(told("INPROGRESS", "STOPPED", "INPROGRESS", "FINISHED")).toBe(1);
  });

  test("a drag is one step back, however many places it passed", () => {
    const store = open(add(emptyFlow));
    for (let x = 1; x < 50; x += 1) store.dragTo({ copying: false, positions: new Map([["llm_0", { x, y: 0 }]]) });
    expect(store.getState().document.nodes[0]?.position).toEqual({ x: 0, y: 0 });
    store.drop(new Map([["llm_0", { x: 50, y: 0 }]]));
    expect(store.getState().document.nodes[0]?.position).toEqual({ x: 50, y: 0 });
    expect(store.getState().history.past).toHaveLength(1);
    store.undo();
    expect(store.getState().document.nodes[0]?.position).toEqual({ x: 0, y: 0 });
  });

  test("a copying drag leaves the original in place and selects the copy", () => {
    const store = open(add(emptyFlow));
    store.dragTo({ copying: true, positions: new Map([["llm_0", { x: 5, y: 5 }]]) });
    store.drop(new Map([["llm_0", { x: 80, y: 90 }]]));
    const { document, selection } = store.getState();
    expect(document.nodes.map((node) => node.position)).toEqual([
      { x: 0, y: 0 },
      { x: 80, y: 90 },
    ]);
    expect([...selection.nodes]).toEqual(["llm_1"]);
  });

  test("what is deleted is no longer selected, and comes back selected by undo", () => {
    const wire = { source: "llm_0", sourceHandle: "x", target: "llm_1", targetHandle: "y" };
    const store = open({ ...add(add(emptyFlow)), edges: [{ id: edgeId(wire), ...wire }] });
    store.select(["llm_0"], [edgeId(wire)]);
    store.edit((document) => deleteNodes(document, new Set(["llm_0"])));
    expect(store.getState().selection).toEqual({ nodes: new Set(), edges: new Set() });
    store.undo();
    expect(store.getState().selection.nodes).toEqual(new Set(["llm_0"]));
    expect(store.getState().document.edges).toHaveLength(1);
  });

  test("an edit that changes nothing leaves no trace", () => {
    const store = open(add(emptyFlow));
    store.edit((document) => document);
    store.edit((document) => setInput(document, "llm_0", "text", undefined));
    expect(store.getState().history.past).toHaveLength(0);
  });
});
