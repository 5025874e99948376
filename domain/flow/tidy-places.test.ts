import { describe, expect, test } from "vitest";
import { edgeId, type FlowDocument } from "@/domain/flow/flow-document";
import { tidyPlaces } from "./tidy-places";

/*
 *   model ──┐
 *           ├─ chain ── prompt2 ── last
 *   prompt ─┘                       │
 *   model2 ─────────────────────────┘        note
 */
const ids = ["model_0", "prompt_0", "chain_0", "prompt_1", "model_1", "last_0", "note_0"];
const pairs = [
  ["model_0", "chain_0"],
  ["prompt_0", "chain_0"],
  ["chain_0", "prompt_1"],
  ["prompt_1", "last_0"],
  ["model_1", "last_0"],
] as const;
const document: FlowDocument = {
  nodes: ids.map((id, index) => ({
    id,
    name: "n",
    label: id,
    version: 1,
    position: { x: index, y: 100 * index },
    inputs: {},
  })),
  edges: pairs.map(([source, target]) => {
    const wire = { source, target, sourceHandle: "out", targetHandle: "in" };
    return { id: edgeId(wire), ...wire };
  }),
};
const size = { width: 280, height: 100 };
const places = tidyPlaces(document, new Map(ids.map((id) => [id, size])));
const at = (id: string) => places.get(id) ?? { x: Number.NaN, y: Number.NaN };

describe("tidying up", () => {
  test("a node stands left of all it feeds", () => {
    for (const [source, target] of pairs) expect(at(source).x).toBeLessThan(at(target).x);
  });

  test("a node that feeds a late one stands close to it", () => {
    expect(at("model_1").x).toBe(at("prompt_1").x);
  });

  test("no two cards cover each other", () => {
    const list = [...places.values()];
    const overlapping = list.filter((a, i) =>
      list.some((b, j) => i !== j && Math.abs(a.x - b.x) < size.width && Math.abs(a.y - b.y) < size.height),
    );
    expect(overlapping).toEqual([]);
  });

  test("what has no wires stays where it is", () => {
    expect(places.has("note_0")).toBe(false);
  });
});
