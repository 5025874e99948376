import { describe, expect, it } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { draw, node } from "@/domain/flow/testing/draw";
import { sampleLookup } from "@/domain/flow/testing/sample-specs";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import { addOnWire, fitsOnWire, moveOnWire } from "./insert-on-wire";

const at = (id: string, x: number, over = {}) => node(id, { position: { x, y: 100 }, ...over });
const line = draw(
  [
    at("startAgentflow_0", 0),
    at("agentAgentflow_0", 320),
    at("directReplyAgentflow_0", 640),
    at("humanInputAgentflow_0", 0),
  ],
  "startAgentflow_0 > agentAgentflow_0.input",
  "agentAgentflow_0 > directReplyAgentflow_0.input",
);
const measured = new Map([["startAgentflow_0", { width: 120, height: 50 }]]);
const spec = (name: string): NodeSpec => {
  const found = stepLookup.get(name) ?? sampleLookup.get(name);
  if (!found) throw new Error(name);
  return found;
};
const [first, second] = line.edges;
if (!first || !second) throw new Error("no wires");

describe("a node put on a wire", () => {
  it("stands between its two ends", () => {
    const { document, ids } = addOnWire(line, stepLookup, measured, { edge: first, spec: spec("agentAgentflow") });
    expect(ids).toEqual(["agentAgentflow_1"]);
    expect(document.edges.map(({ source, target }) => `${source} ${target}`).toSorted()).toEqual([
      "agentAgentflow_0 directReplyAgentflow_0",
      "agentAgentflow_1 agentAgentflow_0",
      "startAgentflow_0 agentAgentflow_1",
    ]);
  });

  it("gets room: what follows moves to the right, and what does not stays", () => {
    const { document } = addOnWire(line, stepLookup, measured, { edge: first, spec: spec("agentAgentflow") });
    expect(document.nodes.map(({ position }) => position.x)).toEqual([0, 520, 840, 0, 180]);
  });

  it("has to have a way in and a way out", () => {
    expect(fitsOnWire(line, stepLookup, first, spec("agentAgentflow"))).toBe(true);
    expect(fitsOnWire(line, stepLookup, first, spec("directReplyAgentflow"))).toBe(false);
    expect(fitsOnWire(line, stepLookup, first, spec("startAgentflow"))).toBe(false);
    expect(fitsOnWire(line, stepLookup, first, spec("chatModel"))).toBe(false);
  });

  it("may be one that was there without wires; one that has some stays as it is", () => {
    expect(moveOnWire(line, stepLookup, "humanInputAgentflow_0", second)?.edges.map(({ id }) => id)).toEqual([
      first.id,
      "agentAgentflow_0-agentAgentflow-humanInputAgentflow_0-input",
      "humanInputAgentflow_0-0-directReplyAgentflow_0-input",
    ]);
    expect(moveOnWire(line, stepLookup, "startAgentflow_0", second)).toBeUndefined();
    expect(moveOnWire(line, stepLookup, "agentAgentflow_0", first)).toBeUndefined();
  });
});
