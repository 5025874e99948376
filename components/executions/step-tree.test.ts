import { describe, expect, it } from "vitest";
import { type StepBranch, stepTree, type Visit } from "./step-tree";

let next = 0;
const visit = (nodeId: string, parentNodeId?: string, iterationIndex?: number, visitId = ++next): Visit => ({
  ...{ nodeId, visitId },
  item: {
    data: {
      ...{ id: nodeId, name: nodeId, input: {}, output: {}, state: {} },
      ...(parentNodeId !== undefined && { parentNodeId, iterationIndex }),
    },
  },
});

/** `a, loop[0: b c; 1: b]` */
const drawn = (branches: readonly StepBranch<Visit>[]): string =>
  branches
    .map(({ nodeId, step, rounds }) => {
      const inner = rounds.map(({ index, branches: held }) => `${String(index)}: ${drawn(held)}`).join("; ");
      return `${nodeId}${step ? "" : "…"}${inner && `[${inner}]`}`;
    })
    .join(" ");

describe("the timeline of a run", () => {
  it("stands in the order in which steps ended", () => {
    expect(drawn(stepTree([visit("a"), visit("b"), visit("a")]))).toBe("a b a");
  });

  it("shows a step that waited and went on once", () => {
    const waited = visit("human");
    expect(drawn(stepTree([visit("a"), waited, { ...waited }, visit("b")]))).toBe("a human b");
  });

  it("puts what an iteration did into its rounds, whatever the order in which they ended", () => {
    const visits = [visit("x", "loop", 1), visit("x", "loop", 0), visit("y", "loop", 0), visit("loop"), visit("z")];
    expect(drawn(stepTree(visits))).toBe("loop[0: x y; 1: x] z");
  });

  it("keeps two visits of the same iteration apart", () => {
    const visits = [visit("x", "loop", 0), visit("loop"), visit("x", "loop", 0), visit("loop")];
    expect(drawn(stepTree(visits))).toBe("loop[0: x] loop[0: x]");
  });

  it("puts iterations into iterations", () => {
    const visits = [
      ...[visit("x", "in", 0), visit("x", "in", 1), visit("in", "out", 0)],
      ...[visit("x", "in", 0), visit("in", "out", 1), visit("out")],
    ];
    expect(drawn(stepTree(visits))).toBe("out[0: in[0: x; 1: x]; 1: in[0: x]]");
  });

  it("shows the rounds of an iteration that has not ended", () => {
    expect(drawn(stepTree([visit("a"), visit("x", "loop", 0)]))).toBe("a loop…[0: x]");
  });
});
