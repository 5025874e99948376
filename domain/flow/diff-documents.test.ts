import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bothDocuments, diffDocuments } from "./diff-documents";
import { emptyFlow, type FlowNode } from "./flow-document";
import { sameDocument } from "./share-document";
import { applyAll, randomChange } from "./testing/random-change";

const node = (id: string, more: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: "llm", label: id, version: 1, position: { x: 0, y: 0 }, inputs: {} },
  ...more,
});

describe("what changed between two documents", () => {
  test("names nodes that came, went, changed with each value, and moved only", () => {
    const before = { nodes: [node("a"), node("b", { inputs: { prompt: "old", kept: 1 } }), node("c")], edges: [] };
    const after = {
      nodes: [
        node("b", { label: "B", inputs: { prompt: "new", kept: 1 } }),
        node("c", { position: { x: 5, y: 5 } }),
        node("d"),
      ],
      edges: [],
    };
    expect(diffDocuments(before, after).nodes.map(({ id, kind, fields }) => [id, kind, fields])).toEqual([
      [
        "b",
        "changed",
        [
          { field: "label", input: false, before: "b", after: "B" },
          { field: "prompt", input: true, before: "old", after: "new" },
        ],
      ],
      ["c", "moved", []],
      ["d", "added", []],
      ["a", "removed", []],
    ]);
    expect(bothDocuments(before, after).nodes.map(({ id }) => id)).toEqual(["b", "c", "d", "a"]);
  });

  test("is nothing for the same document, and something for any other", () => {
    const changes = fc.array(randomChange, { maxLength: 10 });
    fc.assert(
      fc.property(changes, changes, (first, then) => {
        const before = applyAll(emptyFlow, first);
        const after = applyAll(before, then);
        const { nodes, edges } = diffDocuments(before, structuredClone(after));
        expect(nodes.length + edges.length === 0).toBe(sameDocument(before, after));
      }),
    );
  });
});
