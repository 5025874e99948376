import { describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { isAppError } from "@/domain/errors";
import { planAgentflow } from "./plan-agentflow";
import { Scheduler } from "./scheduler";
import { drawn, stepCatalogue } from "./testing/drawn-flow";
import type { OpenVisit } from "./visit";

const limits = { maxSteps: 50, maxItems: 10, maxTurns: 100 };
const begin = (document: FlowDocument, given = limits) => new Scheduler(planAgentflow(document, stepCatalogue), given);
const names = (visits: readonly OpenVisit[]): string[] => visits.map(({ nodeId }) => nodeId);

/** Finishes the named visit, following the named outputs only. */
function ended(scheduler: Scheduler, open: readonly OpenVisit[], nodeId: string, follow?: string[]): OpenVisit[] {
  const visit = open.find((candidate) => candidate.nodeId === nodeId);
  scheduler.finish(visit?.id ?? 0, { effect: { output: { content: nodeId } }, follow });
  return scheduler.takeReady();
}

describe("steps follow their wires", () => {
  //   start ─▶ a ─▶ c
  //        └─▶ b ─▶ d
  it("branches run side by side, each at its own speed", () => {
    const scheduler = begin(drawn("start>a start>b a>c b>d"));
    const start = scheduler.takeReady();
    const both = ended(scheduler, start, "start");
    expect(names(both)).toEqual(["a", "b"]);
    expect(names(ended(scheduler, both, "b"))).toEqual(["d"]);
    expect(names(ended(scheduler, both, "a"))).toEqual(["c"]);
  });

  //   start ─▶ a ─▶ j
  //        └─▶ b ─▶ c ─▶ j
  it("a join waits for every branch that can still arrive, and runs once", () => {
    const scheduler = begin(drawn("start>a start>b a>j b>c c>j"));
    const both = ended(scheduler, scheduler.takeReady(), "start");
    expect(ended(scheduler, both, "a")).toEqual([]);
    const c = ended(scheduler, both, "b");
    const j = ended(scheduler, c, "c");
    expect(j).toEqual([{ id: 5, nodeId: "j", visit: 1, frame: "", causes: [2, 4] }]);
    expect(ended(scheduler, j, "j")).toEqual([]);
  });

  //   start ─▶ a ──────────▶ j
  //        └─▶ if ─0─▶ b ──▶ j
  //               └1─▶ c
  it("a join does not wait for a branch that was not taken", () => {
    const scheduler = begin(drawn("start>a start>if if:0>b if:1>c a>j b>j"));
    const both = ended(scheduler, scheduler.takeReady(), "start");
    expect(ended(scheduler, both, "a")).toEqual([]);
    expect(names(ended(scheduler, both, "if", ["1"]))).toEqual(["c", "j"]);
  });

  //   start ─▶ if ─0─▶ b ─▶ j
  //               └1─▶ c ─▶ j
  it("the branches of one decision meet again without waiting for each other", () => {
    const scheduler = begin(drawn("start>if if:0>b if:1>c b>j c>j"));
    const decision = ended(scheduler, scheduler.takeReady(), "start");
    const b = ended(scheduler, decision, "if", ["0"]);
    expect(names(ended(scheduler, b, "b"))).toEqual(["j"]);
  });

  //   start ─▶ a ─▶ j ─▶ k
  //        └─▶ b ───────▶ k      (a and b also lead to both)
  it("joins behind joins keep the order of the wires", () => {
    const scheduler = begin(drawn("start>a start>b a>j b>j j>k b>k"));
    const both = ended(scheduler, scheduler.takeReady(), "start");
    expect(ended(scheduler, both, "b")).toEqual([]);
    const j = ended(scheduler, both, "a");
    expect(names(j)).toEqual(["j"]);
    expect(names(ended(scheduler, j, "j"))).toEqual(["k"]);
  });

  it("the error branch is followed only when it is asked for", () => {
    const scheduler = begin(drawn("start>a a>b a:error>c"));
    const a = ended(scheduler, scheduler.takeReady(), "start");
    expect(names(ended(scheduler, a, "a"))).toEqual(["b"]);
  });
});

describe("loops", () => {
  //   start ─▶ a ─▶ if ─0─▶ loop ⤴ a
  //                    └1─▶ z
  it("go back as often as they may, and then say so", () => {
    const scheduler = begin(drawn("start>a a>if if:0>loop if:1>z", { loop: "a" }));
    let open = ended(scheduler, scheduler.takeReady(), "start");
    for (const round of [1, 2]) {
      open = ended(scheduler, open, "a");
      open = ended(scheduler, open, "if", ["0"]);
      const [loop] = open;
      scheduler.finish(loop?.id ?? 0, { effect: { output: { maxLoopCount: 3 } }, backTo: "a" });
      open = scheduler.takeReady();
      expect(open[0]).toMatchObject({ nodeId: "a", visit: round + 1 });
    }
    open = ended(scheduler, ended(scheduler, open, "a"), "if", ["0"]);
    const last = scheduler.finish(open[0]?.id ?? 0, { effect: { output: { maxLoopCount: 3 } }, backTo: "a" });
    expect(last[0]?.effect.output["content"]).toBe("Loop completed after reaching maximum iteration count of 3.");
    expect(scheduler.takeReady()).toEqual([]);
    expect(scheduler.lastOf()?.nodeId).toBe("loop");
  });

  //   start ─▶ a ─────────────▶ j
  //        └─▶ b ─▶ if ─0─▶ loop ⤴ b
  //                    └1─▶ j
  it("a join waits while a branch goes round", () => {
    const scheduler = begin(drawn("start>a start>b a>j b>if if:0>loop if:1>j", { loop: "b" }));
    const both = ended(scheduler, scheduler.takeReady(), "start");
    expect(ended(scheduler, both, "a")).toEqual([]);
    const loop = ended(scheduler, ended(scheduler, both, "b"), "if", ["0"]);
    scheduler.finish(loop[0]?.id ?? 0, { effect: { output: {} }, backTo: "b" });
    const again = scheduler.takeReady();
    expect(names(again)).toEqual(["b"]);
    expect(names(ended(scheduler, ended(scheduler, again, "b"), "if", ["1"]))).toEqual(["j"]);
  });

  it("end with the run's limit when nothing else ends them", () => {
    const scheduler = begin(drawn("start>a a>loop", { loop: "a" }), { maxSteps: 6, maxItems: 10, maxTurns: 100 });
    let open = ended(scheduler, scheduler.takeReady(), "start");
    const run = (): void => {
      for (;;) {
        open = ended(scheduler, open, "a");
        scheduler.finish(open[0]?.id ?? 0, { effect: { output: { maxLoopCount: 99 } }, backTo: "a" });
        open = scheduler.takeReady();
      }
    };
    expect(run).toThrow("stopped after 6 steps");
  });
});

describe("loops that cross", () => {
  const back = (scheduler: Scheduler, open: readonly OpenVisit[], nodeId: string, backTo: string): OpenVisit[] => {
    const visit = open.find((candidate) => candidate.nodeId === nodeId);
    scheduler.finish(visit?.id ?? 0, { effect: { output: {} }, backTo });
    return scheduler.takeReady();
  };

  //   start ─▶ x ─▶ a ─▶ loop ⤴ x
  //              └▶ b ─▶ loop2 ⤴ x
  it.each([["loop", "loop2"] as const, ["loop2", "loop"] as const])(
    "two that go back to one step join there, whichever is first: %s",
    (first, second) => {
      const scheduler = begin(drawn("start>x x>a x>b a>loop b>loop2", { loop: "x", loop2: "x" }));
      const both = ended(scheduler, ended(scheduler, scheduler.takeReady(), "start"), "x");
      const loops = [...ended(scheduler, both, "a"), ...ended(scheduler, both, "b")];
      expect(back(scheduler, loops, first, "x")).toEqual([]);
      expect(back(scheduler, loops, second, "x")).toMatchObject([{ nodeId: "x", visit: 2 }]);
    },
  );

  //   start ─▶ x ─▶ a ─▶ loop ⤴ x
  //              └▶ b ─▶ c
  it("a step that is under way is not run again before it has ended, and nothing else waits for it", () => {
    const scheduler = begin(drawn("start>x x>a x>b a>loop b>c", { loop: "x" }));
    const both = ended(scheduler, ended(scheduler, scheduler.takeReady(), "start"), "x");
    const again = back(scheduler, ended(scheduler, both, "a"), "loop", "x");
    expect(again).toMatchObject([{ nodeId: "x", visit: 2 }]);
    expect(names(ended(scheduler, again, "x"))).toEqual(["a"]);
    expect(ended(scheduler, both, "b")).toMatchObject([
      { nodeId: "b", visit: 2 },
      { nodeId: "c", visit: 1 },
    ]);
  });

  //   start ─▶ a ───────────▶ j ─▶ loop2 ⤴ start
  //        └─▶ b ─▶ loop ⤴ b
  it("an inner loop goes round while the outer one waits for another branch", () => {
    const scheduler = begin(drawn("start>a start>b a>j b:0>loop b:1>j j>loop2", { loop: "b", loop2: "start" }));
    const both = ended(scheduler, scheduler.takeReady(), "start");
    const loop = ended(scheduler, both, "b", ["0"]);
    expect(back(scheduler, loop, "loop", "b")).toMatchObject([{ nodeId: "b", visit: 2 }]);
  });
});

describe("containers", () => {
  //   start ─▶ each[ x ─▶ y ] ─▶ z
  const document = drawn("start>each each>z x>y", {}, { x: "each", y: "each" });
  it("run their steps once for each item, one item after the other", () => {
    const scheduler = begin(document);
    const [each] = ended(scheduler, scheduler.takeReady(), "start");
    expect(scheduler.finish(each?.id ?? 0, { effect: { output: {} }, each: ["p", "q"] })).toEqual([]);
    for (const index of [0, 1]) {
      const open = scheduler.takeReady();
      expect(open).toMatchObject([{ nodeId: "x", frame: `2.${String(index)}`, visit: index + 1 }]);
      expect(scheduler.roundOf(open[0] ?? { frame: "" })).toMatchObject({ index, items: ["p", "q"] });
      const y = ended(scheduler, open, "x");
      scheduler.finish(y[0]?.id ?? 0, { effect: { output: { content: `said ${String(index)}` } } });
    }
    const z = scheduler.takeReady();
    expect(names(z)).toEqual(["z"]);
    expect(scheduler.finished.get(2)?.effect.output).toEqual({
      iterationResults: ["said 0", "said 1"],
      content: "said 0\nsaid 1",
    });
  });

  it("go on with the next item when a step inside fails", () => {
    const scheduler = begin(document);
    const [each] = ended(scheduler, scheduler.takeReady(), "start");
    scheduler.finish(each?.id ?? 0, { effect: { output: {} }, each: ["p", "q"] });
    const [x] = scheduler.takeReady();
    expect(scheduler.fail(x?.id ?? 0, "Error in iteration 1: no")).toEqual({ dropped: [x?.id], finished: [] });
    const again = scheduler.takeReady();
    expect(again).toMatchObject([{ nodeId: "x", frame: "2.1" }]);
    const y = ended(scheduler, again, "x");
    expect(names(ended(scheduler, y, "y"))).toEqual(["z"]);
    expect(scheduler.finished.get(2)?.effect.output["iterationResults"]).toEqual(["Error in iteration 1: no", "y"]);
  });

  it("refuse more items than a run may have", () => {
    const scheduler = begin(document, { maxSteps: 50, maxItems: 1, maxTurns: 100 });
    const [each] = ended(scheduler, scheduler.takeReady(), "start");
    expect(() => scheduler.finish(each?.id ?? 0, { effect: { output: {} }, each: [1, 2] })).toThrow("at most 1");
  });
});

it("a run that was written down goes on where it was", () => {
  const document = drawn("start>a start>b a>j b>j");
  const plan = planAgentflow(document, stepCatalogue);
  const first = new Scheduler(plan, limits);
  const both = ended(first, first.takeReady(), "start");
  ended(first, both, "a");
  const kept = JSON.parse(JSON.stringify({ frontier: first.frontier(), finished: [...first.finished.values()] }));
  const second = new Scheduler(plan, limits, kept);
  const open = second.takeReady();
  expect(open).toEqual([both[1]]);
  expect(names(ended(second, open, "b"))).toEqual(["j"]);
});

describe("a plan", () => {
  const refusal = (document: FlowDocument): string | undefined => {
    try {
      planAgentflow(document, stepCatalogue);
      return undefined;
    } catch (error) {
      return isAppError(error) ? error.message : String(error);
    }
  };
  it("needs one start and steps that this server has", () => {
    expect(refusal(drawn("a>b"))).toBe("The flow has no start. Add a Start step.");
    const twice = drawn("start>a");
    const second = { ...twice.nodes[0], id: "start2" } as FlowDocument["nodes"][number];
    expect(refusal({ ...twice, nodes: [...twice.nodes, second] })).toMatch("Multiple starting nodes");
    const strange = drawn("start>a");
    expect(
      refusal({ ...strange, nodes: strange.nodes.map((node) => (node.id === "a" ? { ...node, name: "odd" } : node)) }),
    ).toMatch("no step of the type “odd”");
  });

  it("does not mind strange steps that nothing leads to", () => {
    const document = drawn("start>a");
    const stray = { ...document.nodes[1], id: "stray", name: "odd" } as FlowDocument["nodes"][number];
    expect(refusal({ ...document, nodes: [...document.nodes, stray] })).toBeUndefined();
  });
});
