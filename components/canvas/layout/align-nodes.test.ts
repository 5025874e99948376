import { expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { alignNodes, type Alignment, distributeNodes } from "./align-nodes";

const at = (id: string, x: number, y: number, over = {}) => node(id, { position: { x, y }, ...over });
const measured = new Map([
  ["chatModel_0", { width: 100, height: 40 }],
  ["chatModel_1", { width: 200, height: 60 }],
  ["chatModel_2", { width: 100, height: 80 }],
]);
const flow = draw([
  at("chatModel_0", 0, 10),
  at("chatModel_1", 50, 100),
  at("chatModel_2", 400, 300),
  at("stickyNote_0", 7, 7),
]);
const all = new Set(["chatModel_0", "chatModel_1", "chatModel_2"]);
const places = (document: typeof flow) => document.nodes.slice(0, 3).map(({ position: { x, y } }) => [x, y]);

it.each<[Alignment, number[][]]>([
  [
    "left",
    [
      [0, 10],
      [0, 100],
      [0, 300],
    ],
  ],
  [
    "center",
    [
      [200, 10],
      [150, 100],
      [200, 300],
    ],
  ],
  [
    "right",
    [
      [400, 10],
      [300, 100],
      [400, 300],
    ],
  ],
  [
    "top",
    [
      [0, 10],
      [50, 10],
      [400, 10],
    ],
  ],
  [
    "middle",
    [
      [0, 175],
      [50, 165],
      [400, 155],
    ],
  ],
  [
    "bottom",
    [
      [0, 340],
      [50, 320],
      [400, 300],
    ],
  ],
])("aligns to the %s, and leaves others where they are", (alignment, expected) => {
  const aligned = alignNodes(flow, measured, all, alignment);
  expect(places(aligned)).toEqual(expected);
  expect(aligned.nodes[3]).toBe(flow.nodes[3]);
});

it("gives nodes gaps of one size and keeps the outermost two", () => {
  expect(places(distributeNodes(flow, measured, all, "horizontal"))).toEqual([
    [0, 10],
    [150, 100],
    [400, 300],
  ]);
  expect(places(distributeNodes(flow, measured, all, "vertical"))).toEqual([
    [0, 10],
    [50, 145],
    [400, 300],
  ]);
});

it("one node, or two with a gap between them, have nothing to be put in line with", () => {
  expect(alignNodes(flow, measured, new Set(["chatModel_0"]), "left")).toBe(flow);
  expect(distributeNodes(flow, measured, new Set(["chatModel_0", "chatModel_1"]), "vertical")).toBe(flow);
});

it("a node in a container is put in line with those outside of it", () => {
  const held = draw([
    at("iterationAgentflow_0", 100, 100),
    at("chatModel_0", 20, 30, { parentId: "iterationAgentflow_0" }),
    at("chatModel_1", 0, 0),
  ]);
  const aligned = alignNodes(held, measured, new Set(["chatModel_0", "chatModel_1"]), "left");
  expect(aligned.nodes.map(({ position }) => position.x)).toEqual([100, -100, 0]);
});
