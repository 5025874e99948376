import { describe, expect, test } from "vitest";
import { edgeId, type FlowDocument, type FlowNode } from "@/domain/flow/flow-document";
import {
  addNode,
  connect,
  deleteNodes,
  disconnect,
  duplicate,
  fragmentOf,
  insert,
  moveNodes,
  setConverse,
  setCredential,
  setInput,
  setLabel,
  setOutput,
} from "./edits";

const node = (id: string, over: Partial<FlowNode> = {}): FlowNode => ({
  id,
  name: id.replace(/_\d+$/, ""),
  label: id,
  version: 1,
  position: { x: 0, y: 0 },
  inputs: {},
  ...over,
});
const wire = (source: string, target: string, targetHandle = "model", sourceHandle = "out") => ({
  source,
  sourceHandle,
  target,
  targetHandle,
});
const flow = (nodes: FlowNode[], wires: ReturnType<typeof wire>[] = []): FlowDocument => ({
  nodes,
  edges: wires.map((one) => ({ id: edgeId(one), ...one })),
});

describe("adding and changing nodes", () => {
  test("a new node gets the smallest free number and a label nobody has", () => {
    const { id: _id, ...fresh } = node("llm_0", { label: "LLM" });
    const one = addNode(flow([]), fresh);
    const two = addNode(one.document, fresh);
    expect(two.ids).toEqual(["llm_1"]);
    expect(two.document.nodes.map((each) => each.label)).toEqual(["LLM", "LLM 2"]);
  });

  test("an edit that changes nothing returns the same document", () => {
    const document = flow([node("a_0", { inputs: { k: 4 }, credentialId: "c" })]);
    expect(setInput(document, "a_0", "k", 4)).toBe(document);
    expect(setInput(document, "a_0", "missing", undefined)).toBe(document);
    expect(setLabel(document, "a_0", "a_0")).toBe(document);
    expect(setCredential(document, "a_0", "c")).toBe(document);
    expect(moveNodes(document, new Map([["a_0", { x: 0, y: 0 }]]))).toBe(document);
    expect(disconnect(document, new Set(["nothing"]))).toBe(document);
    expect(deleteNodes(document, new Set(["nothing"]))).toBe(document);
  });

  test("an undefined value forgets the field", () => {
    const document = setInput(flow([node("a_0", { inputs: { k: 4, l: 5 } })]), "a_0", "k", undefined);
    expect(document.nodes[0]?.inputs).toEqual({ l: 5 });
  });

  test("moving one node leaves the others untouched", () => {
    const document = flow([node("a_0"), node("b_0")]);
    const moved = moveNodes(document, new Map([["a_0", { x: 5, y: 6 }]]));
    expect(moved.nodes[0]?.position).toEqual({ x: 5, y: 6 });
    expect(moved.nodes[1]).toBe(document.nodes[1]);
  });
});

describe("wires", () => {
  test("a slot that takes one wire lets go of the one it had", () => {
    const document = flow([node("a_0"), node("b_0"), node("c_0")], [wire("a_0", "c_0")]);
    const next = connect(document, wire("b_0", "c_0"), { list: false });
    expect(next.edges.map((edge) => edge.source)).toEqual(["b_0"]);
  });

  test("a list slot keeps its wires in the order they were drawn", () => {
    const document = flow([node("a_0"), node("b_0"), node("c_0")], [wire("a_0", "c_0", "tools")]);
    const next = connect(document, wire("b_0", "c_0", "tools"), { list: true });
    expect(next.edges.map((edge) => edge.source)).toEqual(["a_0", "b_0"]);
    expect(connect(next, wire("a_0", "c_0", "tools"), { list: true })).toBe(next);
  });

  test("choosing another output moves the wires that still fit and drops the rest", () => {
    const document = flow(
      [node("a_0"), node("b_0"), node("c_0")],
      [wire("a_0", "b_0", "model", "one"), wire("a_0", "c_0", "memory", "one")],
    );
    const next = setOutput(document, "a_0", "two", (moved) => moved.target === "b_0");
    expect(next.nodes[0]?.output).toBe("two");
    expect(next.edges).toEqual([{ id: "a_0-two-b_0-model", ...wire("a_0", "b_0", "model", "two") }]);
  });

  test("deleting a node takes its wires and what its container holds", () => {
    const document = flow(
      [node("child_0", { parentId: "box_0" }), node("box_0"), node("c_0")],
      [wire("child_0", "c_0"), wire("c_0", "c_0")],
    );
    const next = deleteNodes(document, new Set(["box_0"]));
    expect(next.nodes.map((each) => each.id)).toEqual(["c_0"]);
    expect(next.edges.map((edge) => edge.source)).toEqual(["c_0"]);
  });
});

describe("duplicating and inserting", () => {
  test("a copied loop goes back to the copied step, and a loop copied alone to the step it went back to", () => {
    const loop = node("loop_0", { inputs: { loopBackToNode: "a_0-Writer - first" } });
    const document: FlowDocument = { nodes: [node("a_0"), loop], edges: [] };
    expect(duplicate(document, new Set(["a_0", "loop_0"])).document.nodes.at(-1)?.inputs["loopBackToNode"]).toBe(
      "a_1-Writer - first",
    );
    expect(duplicate(document, new Set(["loop_0"])).document.nodes.at(-1)?.inputs["loopBackToNode"]).toBe(
      "a_0-Writer - first",
    );
  });

  test("a copy keeps the wires among the copied nodes and its references follow", () => {
    const document = flow(
      [
        node("a_0"),
        node("b_0", { inputs: { text: "{{a_0.data.instance}} {{ a_0 }} {{question}}", rows: [{ v: "{{a_0}}" }] } }),
      ],
      [wire("a_0", "b_0")],
    );
    const copy = duplicate(document, new Set(["a_0", "b_0"]), { x: 10, y: 20 });
    expect(copy.ids).toEqual(["a_1", "b_1"]);
    const made = copy.document.nodes.at(-1);
    expect(made?.inputs).toEqual({ text: "{{a_1.data.instance}} {{ a_1 }} {{question}}", rows: [{ v: "{{a_1}}" }] });
    expect(made?.position).toEqual({ x: 10, y: 20 });
    expect(copy.document.edges.at(-1)).toEqual({ id: "a_1-out-b_1-model", ...wire("a_1", "b_1") });
  });

  test("a copied reference to a node that was not copied stays", () => {
    const document = flow([node("a_0"), node("b_0", { inputs: { text: "{{a_0.data.instance}}" } })]);
    expect(duplicate(document, new Set(["b_0"])).document.nodes.at(-1)?.inputs["text"]).toBe("{{a_0.data.instance}}");
  });

  test("a container is copied with its children, whose places are relative and stay", () => {
    const document = flow([node("child_0", { parentId: "box_0", position: { x: 3, y: 4 } }), node("box_0")]);
    const copy = duplicate(document, new Set(["box_0"]), { x: 10, y: 10 });
    expect(copy.document.nodes.slice(2)).toMatchObject([
      { id: "child_1", parentId: "box_1", position: { x: 3, y: 4 } },
      { id: "box_1", position: { x: 10, y: 10 } },
    ]);
  });

  test("a child pasted where its container is unknown stands free", () => {
    const document = flow([node("child_0", { parentId: "box_0" }), node("box_0")]);
    const child = fragmentOf(document, new Set(["child_0"]));
    expect(insert(flow([]), child).document.nodes[0]).not.toHaveProperty("parentId");
  });
});

describe("how two agents talk", () => {
  const talking = flow([node("a_0"), node("b_0")], [wire("a_0", "b_0", "input")]);
  const id = talking.edges[0]?.id ?? "";

  test("is set part by part, and a part that is forgotten is gone", () => {
    const one = setConverse(talking, id, { message: "Begin", maxTurns: 3 });
    expect(one.edges[0]?.converse).toEqual({ message: "Begin", maxTurns: 3 });
    const two = setConverse(one, id, { message: undefined, summaryMethod: "reflection_with_llm" });
    expect(two.edges[0]?.converse).toEqual({ maxTurns: 3, summaryMethod: "reflection_with_llm" });
    expect(setConverse(setConverse(talking, id, { maxTurns: 1 }), id, { maxTurns: undefined })).toEqual(talking);
  });

  test("stays with the wire when its nodes are copied", () => {
    const set = setConverse(talking, id, { maxTurns: 2 });
    expect(duplicate(set, new Set(["a_0", "b_0"])).document.edges.map(({ converse }) => converse?.maxTurns)).toEqual([
      2, 2,
    ]);
  });

  test("is left as it is by an edit that changes nothing", () => {
    const set = setConverse(talking, id, { maxTurns: 2 });
    expect(setConverse(set, id, { maxTurns: 2 })).toBe(set);
    expect(setConverse(talking, id, { message: undefined })).toBe(talking);
    expect(setConverse(talking, "nothing", { maxTurns: 2 })).toBe(talking);
  });
});
