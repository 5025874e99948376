import Elk from "elkjs/lib/elk.bundled.js";
import { expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { draw, node } from "@/domain/flow/testing/draw";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import { elkGraph, withElkPlaces } from "./elk-graph";

const size = { width: 200, height: 60 };
const everything = (document: FlowDocument) => new Set(document.nodes.map(({ id }) => id));
async function tidied(document: FlowDocument, ids = everything(document)): Promise<FlowDocument> {
  const measured = new Map(
    document.nodes.filter((each) => each.name !== "iterationAgentflow").map(({ id }) => [id, size]),
  );
  return withElkPlaces(document, await new Elk().layout(elkGraph({ document, specs: stepLookup, measured, ids })));
}
const place = (document: FlowDocument, id: string) => {
  const found = document.nodes.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found.position;
};
const at = (id: string, x: number, y: number, over = {}) => node(id, { position: { x, y }, ...over });

//   start ─▶ condition ─0▶ agent 0 ─▶ reply
//                      ─1▶ agent 1 ─▶ reply
const branching = draw(
  [
    at("directReplyAgentflow_0", 10, 20),
    at("agentAgentflow_1", 10, 20),
    at("agentAgentflow_0", 10, 20),
    at("conditionAgentflow_0", 10, 20),
    at("startAgentflow_0", 10, 20),
    at("stickyNote_0", 999, 999),
  ],
  "startAgentflow_0 > conditionAgentflow_0.input",
  "conditionAgentflow_0.0 > agentAgentflow_0.input",
  "conditionAgentflow_0.1 > agentAgentflow_1.input",
  "agentAgentflow_0 > directReplyAgentflow_0.input",
  "agentAgentflow_1 > directReplyAgentflow_0.input",
);

it("steps follow each other from left to right, branches in their order from above, nothing covers another", async () => {
  const tidy = await tidied(branching);
  const xs = ["startAgentflow_0", "conditionAgentflow_0", "agentAgentflow_0", "directReplyAgentflow_0"].map(
    (id) => place(tidy, id).x,
  );
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  expect(xs[1]).toBeGreaterThanOrEqual((xs[0] ?? 0) + size.width + 50);
  expect(place(tidy, "agentAgentflow_1").y).toBeGreaterThanOrEqual(place(tidy, "agentAgentflow_0").y + size.height);
});

it("the drawing's corner and its remarks stay where they were", async () => {
  const tidy = await tidied(branching);
  const steps = tidy.nodes.filter(({ name }) => name !== "stickyNote");
  expect(Math.min(...steps.map(({ position }) => position.x))).toBe(10);
  expect(Math.min(...steps.map(({ position }) => position.y))).toBe(20);
  expect(place(tidy, "stickyNote_0")).toEqual({ x: 999, y: 999 });
});

it("a container is as large as what lies in it, which is put in order too", async () => {
  const inside = { parentId: "iterationAgentflow_0" };
  const flow = draw(
    [
      at("startAgentflow_0", 0, 0),
      at("iterationAgentflow_0", 0, 0),
      at("agentAgentflow_0", 5, 5, inside),
      at("agentAgentflow_1", 5, 5, inside),
    ],
    "startAgentflow_0 > iterationAgentflow_0.input",
    "agentAgentflow_0 > agentAgentflow_1.input",
  );
  const tidy = await tidied(flow);
  const [first, second] = [place(tidy, "agentAgentflow_0"), place(tidy, "agentAgentflow_1")];
  expect(first).toEqual({ x: 24, y: 72 });
  expect(second.x).toBeGreaterThan(first.x + size.width);
  expect(tidy.nodes.find(({ id }) => id === "iterationAgentflow_0")?.size).toEqual({
    width: second.x + size.width + 24,
    height: 72 + size.height + 24,
  });
});

it("only what was chosen moves", async () => {
  const tidy = await tidied(branching, new Set(["agentAgentflow_0", "directReplyAgentflow_0"]));
  expect(place(tidy, "startAgentflow_0")).toEqual({ x: 10, y: 20 });
  expect(place(tidy, "directReplyAgentflow_0").x).toBeGreaterThan(place(tidy, "agentAgentflow_0").x);
});

it("a flow that is in order stays as it is", async () => {
  const tidy = await tidied(branching);
  expect(await tidied(tidy)).toBe(tidy);
});
