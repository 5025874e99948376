import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edgeId, emptyFlow, type FlowDocument, type FlowNode } from "./flow-document";
import { mergeDocuments } from "./merge-documents";
import { clashingIds, renameNodes } from "./rename-nodes";
import { sameDocument } from "./share-document";
import { applyAll, randomChange } from "./testing/random-change";

const node = (id: string, inputs: FlowNode["inputs"] = {}, more: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs },
  ...more,
});
const edge = (source: string, target: string) => {
  const wire = { source, sourceHandle: "out", target, targetHandle: "in" };
  return { id: edgeId(wire), ...wire };
};
const flow = (nodes: FlowNode[], edges: FlowDocument["edges"] = []): FlowDocument => ({ nodes, edges });

//  model_0 ──▶ chain_0
const base = flow(
  [node("model_0", { temperature: 1 }), node("chain_0", { prompt: "old" })],
  [edge("model_0", "chain_0")],
);
const withInput = (document: FlowDocument, id: string, inputs: FlowNode["inputs"]): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((each) => (each.id === id ? { ...each, inputs: { ...each.inputs, ...inputs } } : each)),
});
const without = (document: FlowDocument, id: string): FlowDocument => ({
  nodes: document.nodes.filter((each) => each.id !== id),
  edges: document.edges.filter((each) => each.source !== id && each.target !== id),
});
const inputOf = (document: FlowDocument, id: string, name: string) =>
  document.nodes.find((each) => each.id === id)?.inputs[name];

describe("a slot for one wire", () => {
  const takesOne = (_node: FlowNode, slot: string) => slot === "in";
  const wired = (from: string) => flow([...base.nodes, node(from)], [edge(from, "chain_0")]);
  const [mine, theirs] = [wired("mine_0"), wired("theirs_0")];
  const sources = ({ edges }: FlowDocument) => edges.map(({ source }) => source);

  test("keeps the wire that is chosen when both put another there", () => {
    const asked = mergeDocuments(base, mine, theirs, () => "mine", takesOne);
    expect(asked.conflicts).toEqual([
      {
        ...{ id: "slot chain_0 in", nodeId: "chain_0", field: "in", wired: true },
        ...{ base: "model_0", mine: "mine_0", theirs: "theirs_0" },
      },
    ]);
    expect(sources(asked.document)).toEqual(["mine_0"]);
    expect(sources(mergeDocuments(base, mine, theirs, () => "theirs", takesOne).document)).toEqual(["theirs_0"]);
  });

  test("is not asked about when one of the two put something there, or when it takes several", () => {
    expect(mergeDocuments(base, mine, base, undefined, takesOne).conflicts).toEqual([]);
    const renamed = withInput(base, "chain_0", { prompt: "theirs" });
    const { document, conflicts } = mergeDocuments(base, mine, renamed, undefined, takesOne);
    expect([sources(document), conflicts]).toEqual([["mine_0"], []]);
    const several = mergeDocuments(base, mine, theirs);
    expect([sources(several.document), several.conflicts]).toEqual([["mine_0", "theirs_0"], []]);
  });

  test("has one wire after any two changes that left it at one", () => {
    fc.assert(
      fc.property(fc.subarray(["a_0", "b_0", "c_0"]), fc.nat(3), fc.nat(3), fc.nat(3), (gone, ...picks) => {
        const ids = ["a_0", "b_0", "c_0"];
        const side = (pick: number, without: readonly string[] = []) => {
          const nodes = ids.filter((id) => !without.includes(id)).map((id) => node(id));
          const from = nodes[pick];
          return flow([...nodes, node("chain_0")], from ? [edge(from.id, "chain_0")] : []);
        };
        const [before, own, other] = picks;
        const { document } = mergeDocuments(side(before), side(own, gone), side(other), () => "mine", takesOne);
        expect(document.edges.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("joining what two people made of one flow", () => {
  test("other nodes, other fields of one node, and wires come together unasked", () => {
    const mine = withInput(base, "chain_0", { prompt: "mine" });
    const theirs = flow(
      [...withInput(withInput(base, "model_0", { temperature: 2 }), "chain_0", { memory: "on" }).nodes, node("tool_0")],
      [...base.edges, edge("tool_0", "chain_0")],
    );
    const { document, conflicts } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(document.nodes.map(({ id, inputs }) => [id, inputs])).toEqual([
      ["model_0", { temperature: 2 }],
      ["chain_0", { prompt: "mine", memory: "on" }],
      ["tool_0", {}],
    ]);
    expect(document.edges).toHaveLength(2);
  });

  test("one field that both changed is told with all three values, and the choice holds", () => {
    const [mine, theirs] = [
      withInput(base, "chain_0", { prompt: "mine" }),
      withInput(base, "chain_0", { prompt: "theirs" }),
    ];
    const { document, conflicts } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toEqual([
      {
        id: "node chain_0 input prompt",
        nodeId: "chain_0",
        field: "prompt",
        base: "old",
        mine: "mine",
        theirs: "theirs",
      },
    ]);
    expect(inputOf(document, "chain_0", "prompt")).toBe("mine");
    expect(inputOf(mergeDocuments(base, mine, theirs, () => "theirs").document, "chain_0", "prompt")).toBe("theirs");
  });

  test("a node that one deleted and the other changed is asked about; kept it keeps its wires", () => {
    const [mine, theirs] = [without(base, "model_0"), withInput(base, "model_0", { temperature: 2 })];
    const { document, conflicts } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toMatchObject([{ id: "node model_0", mine: undefined, theirs: { inputs: { temperature: 2 } } }]);
    expect(document.nodes.map(({ id }) => id)).toEqual(["chain_0"]);
    const kept = mergeDocuments(base, mine, theirs, () => "theirs").document;
    expect(kept.nodes.map(({ id }) => id).toSorted()).toEqual(["chain_0", "model_0"]);
    expect(kept.edges).toEqual(base.edges);
  });

  test("a node that one deleted and the other only moved is gone; one that got a wire meanwhile is asked about", () => {
    const moved = flow(
      base.nodes.map((each) => ({ ...each, position: { x: 9, y: 9 } })),
      base.edges,
    );
    expect(mergeDocuments(base, without(base, "model_0"), moved)).toMatchObject({
      conflicts: [],
      document: { nodes: [{ id: "chain_0", position: { x: 9, y: 9 } }], edges: [] },
    });
    const wired = flow([...base.nodes, node("tool_0")], [...base.edges, edge("model_0", "tool_0")]);
    expect(mergeDocuments(base, without(base, "model_0"), wired).conflicts).toMatchObject([{ id: "node model_0" }]);
  });

  test("new nodes that got the same id are told apart, and what refers to them follows", () => {
    const mine = flow(
      [...base.nodes, node("tool_0", { text: "mine" }), node("note_0", { of: "see {{tool_0.data.instance}}" })],
      [...base.edges, edge("tool_0", "chain_0")],
    );
    const theirs = flow([...base.nodes, node("tool_0", { text: "theirs" })], base.edges);
    const names = clashingIds(base, [mine], theirs);
    const { document, conflicts } = mergeDocuments(base, renameNodes(mine, names), theirs);
    expect(conflicts).toEqual([]);
    expect(inputOf(document, "tool_0", "text")).toBe("theirs");
    expect(inputOf(document, "tool_1", "text")).toBe("mine");
    expect(inputOf(document, "note_0", "of")).toBe("see {{tool_1.data.instance}}");
    expect(document.edges.map(({ source, target }) => `${source} ${target}`)).toEqual([
      "model_0 chain_0",
      "tool_1 chain_0",
    ]);
  });
});

const changes = fc.array(randomChange, { maxLength: 12 });
const three = fc.tuple(changes, changes, changes).map(([first, own, other]) => {
  const start = applyAll(emptyFlow, first);
  const theirs = applyAll(start, other);
  const made = applyAll(start, own);
  return { base: start, mine: renameNodes(made, clashingIds(start, [made], theirs)), theirs };
});
const bySize = (document: FlowDocument) => ({
  nodes: document.nodes.toSorted((a, b) => a.id.localeCompare(b.id)),
  edges: document.edges.toSorted((a, b) => a.id.localeCompare(b.id)),
});

describe("for any three documents", () => {
  test("who changed nothing gets the other's document itself", () => {
    fc.assert(
      fc.property(three, ({ base: start, mine, theirs }) => {
        expect(sameDocument(mergeDocuments(start, mine, start).document, mine)).toBe(true);
        expect(mergeDocuments(start, start, theirs).document).toBe(theirs);
        expect(mergeDocuments(start, mine, structuredClone(mine)).conflicts).toEqual([]);
        expect(sameDocument(mergeDocuments(start, mine, structuredClone(mine)).document, mine)).toBe(true);
      }),
    );
  });

  test("the result can be drawn: each id once, each wire with both ends", () => {
    fc.assert(
      fc.property(three, fc.constantFrom("mine", "theirs"), ({ base: start, mine, theirs }, side) => {
        const { document } = mergeDocuments(start, mine, theirs, () => side);
        const ids = document.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(document.edges.map(({ id }) => id)).size).toBe(document.edges.length);
        for (const { source, target } of document.edges) expect(ids).toEqual(expect.arrayContaining([source, target]));
      }),
    );
  });

  test("each value that one side alone changed is in the result, whichever way conflicts are decided", () => {
    fc.assert(
      fc.property(three, fc.constantFrom("mine", "theirs"), ({ base: start, mine, theirs }, side) => {
        const { document } = mergeDocuments(start, mine, theirs, () => side);
        for (const [one, another] of [[mine, theirs] as const, [theirs, mine] as const]) {
          for (const each of one.nodes) {
            const there = document.nodes.some(({ id }) => id === each.id);
            if (!there || !another.nodes.some(({ id }) => id === each.id)) continue;
            for (const name of ["a", "b", "c"]) {
              const [was, is] = [inputOf(start, each.id, name), each.inputs[name]];
              const untouched = JSON.stringify(inputOf(another, each.id, name)) === JSON.stringify(was);
              if (untouched && JSON.stringify(was) !== JSON.stringify(is))
                expect(inputOf(document, each.id, name)).toEqual(is);
            }
          }
        }
        const known = new Set(start.nodes.map(({ id }) => id));
        const added = [...mine.nodes, ...theirs.nodes].filter(({ id }) => !known.has(id));
        const ids = document.nodes.map(({ id }) => id);
        for (const { id } of added) expect(ids).toContain(id);
      }),
    );
  });

  test("without a conflict it does not matter who merges, but for where cards lie", () => {
    const anywhere = (document: FlowDocument) =>
      bySize({ ...document, nodes: document.nodes.map((each) => ({ ...each, position: { x: 0, y: 0 } })) });
    fc.assert(
      fc.property(three, ({ base: start, mine, theirs }) => {
        const [one, other] = [mergeDocuments(start, mine, theirs), mergeDocuments(start, theirs, mine)];
        expect(one.conflicts.map(({ id }) => id).toSorted()).toEqual(other.conflicts.map(({ id }) => id).toSorted());
        if (one.conflicts.length > 0) return;
        expect(anywhere(one.document)).toEqual(anywhere(other.document));
      }),
    );
  });

  test("merging what was merged changes nothing more", () => {
    fc.assert(
      fc.property(three, ({ base: start, mine, theirs }) => {
        const { document } = mergeDocuments(start, mine, theirs);
        // Where both sides say the same, either of them is the answer.
        expect(mergeDocuments(theirs, document, theirs).document).toEqual(document);
      }),
    );
  });
});
