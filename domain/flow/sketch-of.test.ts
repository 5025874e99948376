import { expect, it } from "vitest";
import { specLookup } from "../catalogue/spec-lookup";
import type { FlowDocument } from "./flow-document";
import { sketchOf } from "./sketch-of";

const node = (id: string, x: number, y: number, more: object = {}) => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x, y }, inputs: {} },
  ...more,
});

it("a sketch begins in its corner, and what lies in a container is drawn where it lies", () => {
  const document: FlowDocument = {
    nodes: [
      node("chain_0", 300, -40, { size: { width: 100, height: 60 } }),
      node("box_0", -100, 20, { size: { width: 200, height: 200 } }),
      node("inner_0", 10, 20, { parentId: "box_0", size: { width: 50, height: 50 } }),
    ],
    edges: [{ id: "e", source: "box_0", sourceHandle: "out", target: "chain_0", targetHandle: "in" }],
  };
  expect(sketchOf(document, specLookup([]))).toEqual({
    width: 500,
    height: 260,
    boxes: [
      { x: 400, y: 0, width: 100, height: 60, node: "chain" },
      { x: 0, y: 60, width: 200, height: 200, node: "box" },
      { x: 10, y: 80, width: 50, height: 50, node: "inner" },
    ],
    wires: [{ from: 1, to: 0 }],
  });
});
