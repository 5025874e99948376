import { describe, expect, it } from "vitest";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { draw, node } from "@/domain/flow/testing/draw";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import { moveInto, settleIn, wouldHold } from "./containers";
import { moveNodes } from "./edits";

const at = (id: string, x: number, y: number, over: Partial<FlowNode> = {}) =>
  node(id, { position: { x, y }, ...over });
const measured = new Map(
  ["startAgentflow_0", "agentAgentflow_0", "agentAgentflow_1"].map((id) => [id, { width: 160, height: 60 }]),
);
/* start ─► agent_0     iteration at (500, 0) holds agent_1 */
const flow = draw(
  [
    at("startAgentflow_0", 0, 0),
    at("agentAgentflow_0", 200, 0),
    at("iterationAgentflow_0", 500, 0, { size: { width: 400, height: 300 } }),
    at("agentAgentflow_1", 40, 100, { parentId: "iterationAgentflow_0" }),
  ],
  "startAgentflow_0 > agentAgentflow_0.input",
);
const drop = (document: FlowDocument, id: string, x: number, y: number) =>
  settleIn(moveNodes(document, new Map([[id, { x, y }]])), stepLookup, measured, new Set([id]));
const one = (document: FlowDocument, id: string) => document.nodes.find((each) => each.id === id);

describe("a card dropped", () => {
  it("on a container lies in it, where it was dropped, and lets go of wires that would cross its edge", () => {
    const dropped = drop(flow, "agentAgentflow_0", 600, 90);
    expect(one(dropped, "agentAgentflow_0")).toMatchObject({
      parentId: "iterationAgentflow_0",
      position: { x: 100, y: 90 },
    });
    expect(dropped.edges).toEqual([]);
  });

  it("outside of its container lies in none, where it was dropped", () => {
    const dropped = drop(flow, "agentAgentflow_1", 600, 50);
    expect(one(dropped, "agentAgentflow_1")).toMatchObject({ position: { x: 1100, y: 50 } });
    expect(one(dropped, "agentAgentflow_1")).not.toHaveProperty("parentId");
    expect(dropped.edges).toEqual(flow.edges);
  });

  it("elsewhere changes nothing but its place, and within its container neither", () => {
    expect(drop(flow, "agentAgentflow_0", 210, 300).edges).toBe(flow.edges);
    expect(one(drop(flow, "agentAgentflow_1", 60, 120), "agentAgentflow_1")).toMatchObject({
      parentId: "iterationAgentflow_0",
      position: { x: 60, y: 120 },
    });
  });

  it("over a container's edge makes it grow", () => {
    const dropped = drop(flow, "agentAgentflow_0", 790, 250);
    expect(one(dropped, "iterationAgentflow_0")?.size).toEqual({ width: 474, height: 334 });
  });

  it("stays out when it is the start or a container itself", () => {
    expect(one(drop(flow, "startAgentflow_0", 600, 90), "startAgentflow_0")).not.toHaveProperty("parentId");
    const two = { ...flow, nodes: [...flow.nodes, at("iterationAgentflow_1", 0, 500)] };
    expect(one(drop(two, "iterationAgentflow_1", 500, 0), "iterationAgentflow_1")).not.toHaveProperty("parentId");
  });

  it("together with its container stays in it", () => {
    const places = new Map([
      ["iterationAgentflow_0", { x: 0, y: 900 }],
      ["agentAgentflow_1", { x: 40, y: 100 }],
    ]);
    const moved = settleIn(moveNodes(flow, places), stepLookup, measured, new Set(places.keys()));
    expect(one(moved, "agentAgentflow_1")?.parentId).toBe("iterationAgentflow_0");
  });
});

it("a container shows that it would take in what is dragged over it", () => {
  const over = (x: number, id = "agentAgentflow_0") =>
    wouldHold(flow, stepLookup, measured, new Map([[id, { x, y: 90 }]]));
  expect(over(600)).toBe("iterationAgentflow_0");
  expect(over(200)).toBeUndefined();
  expect(over(600, "startAgentflow_0")).toBeUndefined();
  expect(over(60, "agentAgentflow_1")).toBeUndefined();
});

it("by keyboard a step goes into a container, below what lies there, and out of it, below the container", () => {
  const into = moveInto(flow, "agentAgentflow_0", "iterationAgentflow_0", measured);
  expect(one(into, "agentAgentflow_0")).toMatchObject({
    parentId: "iterationAgentflow_0",
    position: { x: 24, y: 184 },
  });
  expect(into.edges).toEqual([]);
  const out = moveInto(flow, "agentAgentflow_1", undefined, measured);
  expect(one(out, "agentAgentflow_1")).toMatchObject({ position: { x: 500, y: 324 } });
  expect(one(out, "agentAgentflow_1")).not.toHaveProperty("parentId");
});
