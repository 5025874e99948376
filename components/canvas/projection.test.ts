import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { edgeId, type FlowDocument, type FlowNode } from "@/domain/flow/flow-document";
import { createCanvasStore } from "./canvas-store";
import { setInput } from "./edits";
import { createProjector } from "./projection";

const node = (id: string, over: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs: {} },
  ...over,
});
const wire = { source: "a_0", sourceHandle: "x", target: "b_0", targetHandle: "y" };
const document: FlowDocument = { nodes: [node("a_0"), node("b_0")], edges: [{ id: edgeId(wire), ...wire }] };
const open = (flow = document) => {
  const head = { id: "f1", name: "Flow", kind: "chatflow" as const, isPublic: false, keyIds: [] };
  const store = createCanvasStore({ head, base: { number: 1, document: flow }, published: 1, readOnly: false });
  return { store, projector: createProjector(specLookup([])) };
};
const drawn = ({ store, projector }: ReturnType<typeof open>) =>
  projector.nodes(store.getState(), store.drag.getState());

describe("what the canvas library is given", () => {
  test("asking twice gives the same objects, also while copies are dragged", () => {
    const { store, projector } = open();
    store.measure(new Map([["a_0", { width: 280, height: 100 }]]));
    store.dragTo({ copying: true, positions: new Map([["a_0", { x: 5, y: 5 }]]) });
    expect(drawn({ store, projector })).toBe(drawn({ store, projector }));
    expect(projector.edges(store.getState())).toBe(projector.edges(store.getState()));
    expect(drawn({ store, projector }).map((card) => card.id)).toEqual(["a_0", "b_0", "ghost:a_0"]);
  });

  test("dragging one card makes one new card whose data is the old one's", () => {
    const { store, projector } = open();
    const before = drawn({ store, projector });
    store.dragTo({ copying: false, positions: new Map([["a_0", { x: 5, y: 5 }]]) });
    const during = drawn({ store, projector });
    store.drop(new Map([["a_0", { x: 9, y: 9 }]]));
    const after = drawn({ store, projector });
    expect([during[0]?.position, after[0]?.position]).toEqual([
      { x: 5, y: 5 },
      { x: 9, y: 9 },
    ]);
    expect(after[0]?.data).toBe(before[0]?.data);
    expect(after[1]).toBe(before[1]);
  });

  test("typing in a field changes that card's data alone", () => {
    const { store, projector } = open();
    const [a, b] = drawn({ store, projector });
    store.edit((flow) => setInput(flow, "a_0", "text", "x"));
    const [changed, same] = drawn({ store, projector });
    expect(changed?.data).not.toBe(a?.data);
    expect(same).toBe(b);
  });

  test("a container comes before what it holds, and is drawn as one", () => {
    const { store, projector } = open({ nodes: [node("child_0", { parentId: "box_0" }), node("box_0")], edges: [] });
    expect(drawn({ store, projector }).map((card) => [card.id, card.type])).toEqual([
      ["box_0", "container"],
      ["child_0", "card"],
    ]);
  });
});

describe("a wire between two nodes that speak", () => {
  const step = { color: "#000", speaks: true };
  const speaker: NodeSpec = {
    ...{ name: "speaker", version: 1, label: "Speaker", description: "", category: "Agent Flows", icon: "" },
    ...{ flows: ["agentflow"], provides: [], inputs: {}, step },
  };
  const group: NodeSpec = { ...speaker, name: "group", step: { ...step, holds: true } };
  const talk = (source: string, target: string) => ({ source, sourceHandle: "s", target, targetHandle: "input" });
  const talking: FlowDocument = {
    nodes: [node("speaker_0"), node("speaker_1"), node("other_0"), node("group_0")],
    edges: [talk("speaker_0", "speaker_1"), talk("speaker_0", "other_0"), talk("other_0", "speaker_1")].map((ends) => ({
      ...{ id: edgeId(ends), ...ends },
    })),
  };
  const head = { id: "f1", name: "Flow", kind: "agentflow" as const, isPublic: false, keyIds: [] };
  const store = createCanvasStore({ head, base: { number: 1, document: talking }, published: 1, readOnly: false });
  const projector = createProjector(specLookup([speaker, group]));

  test("is a conversation, and every other wire is an order of steps", () => {
    expect(projector.edges(store.getState()).map(({ data, ariaLabel }) => [data?.talks, ariaLabel])).toEqual([
      [true, "Conversation from speaker_0 to speaker_1"],
      [false, "Wire from speaker_0 to other_0"],
      [false, "Wire from other_0 to speaker_1"],
    ]);
  });

  test("a group in which nobody lies yet is a container already", () => {
    expect(drawn({ store, projector }).find(({ id }) => id === "group_0")?.type).toBe("container");
  });
});
