import { describe, expect, it } from "vitest";
import { ancestorsOf, depths, descendantsOf, findCycle, graphOf, reaches, topologicalOrder } from "./graph";

/** `draw("a>b", "b>c", "d")` is a graph of four nodes, named in the order they appear. */
function draw(...lines: string[]) {
  const ids = new Set<string>();
  const edges: { source: string; target: string }[] = [];
  for (const line of lines) {
    const [source = "", target] = line.split(">");
    ids.add(source);
    if (target === undefined) continue;
    ids.add(target);
    edges.push({ source, target });
  }
  return graphOf({ nodes: [...ids].map((id) => ({ id })), edges });
}

/*
 *   model ──┐
 *           ├──► chain        note
 *   prompt ─┤
 *           │
 *   memory ─┘
 */
const star = draw("model>chain", "prompt>chain", "memory>chain", "note");

/*
 *        ┌──► b ──┐
 *   a ───┤        ├──► d ──► e
 *        └──► c ──┘
 */
const diamond = draw("a>b", "a>c", "b>d", "c>d", "d>e");

/*
 *   x ──► a ──► b ──► c ──► y
 *         ▲           │
 *         └───────────┘
 */
const ring = draw("x>a", "a>b", "b>c", "c>a", "c>y");

describe("the order of building", () => {
  it("puts every node after what it depends on", () => {
    expect(topologicalOrder(diamond)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("keeps the document's order among nodes that are free", () => {
    expect(topologicalOrder(star)).toEqual(["model", "prompt", "memory", "note", "chain"]);
  });

  it("leaves out nodes on a cycle and behind it", () => {
    expect(topologicalOrder(ring)).toEqual(["x"]);
  });
});

describe("kinship", () => {
  it("names everything a node depends on, and not the node", () => {
    expect([...ancestorsOf(diamond, "d")].sort()).toEqual(["a", "b", "c"]);
    expect([...ancestorsOf(diamond, "a")]).toEqual([]);
  });

  it("names everything that depends on a node", () => {
    expect([...descendantsOf(diamond, "b")].sort()).toEqual(["d", "e"]);
    expect(reaches(diamond, "a", "e")).toBe(true);
    expect(reaches(diamond, "b", "c")).toBe(false);
    expect(reaches(diamond, "b", "b")).toBe(true);
  });
});

describe("cycles", () => {
  it("are found and told in the direction of the wires", () => {
    const cycle = findCycle(ring) ?? [];
    expect([...cycle].sort()).toEqual(["a", "b", "c"]);
    const after = (id: string) => cycle[(cycle.indexOf(id) + 1) % cycle.length];
    expect([after("a"), after("b"), after("c")]).toEqual(["b", "c", "a"]);
  });

  /*   a ──┐
   *   ▲   │
   *   └───┘   */
  it("of one node count", () => {
    expect(findCycle(draw("a>a"))).toEqual(["a"]);
  });

  it("are absent from a diamond", () => {
    expect(findCycle(diamond)).toBeUndefined();
  });
});

describe("depth", () => {
  /*
   *   a ──► b ──► d
   *   └───────────▲
   */
  it("is the longest way, not the shortest", () => {
    expect(Object.fromEntries(depths(draw("a>b", "b>d", "a>d")))).toEqual({ a: 0, b: 1, d: 2 });
  });
});

describe("wires that lead nowhere", () => {
  it("are left out", () => {
    const graph = graphOf({
      nodes: [{ id: "a" }],
      edges: [
        { source: "a", target: "gone" },
        { source: "gone", target: "a" },
      ],
    });
    expect(topologicalOrder(graph)).toEqual(["a"]);
  });
});
