import { expect, it } from "vitest";
import { splitAt } from "./split-at";
import type { TimelineStep } from "./timeline-step";

const at = (second: number): string => new Date(second * 1_000).toISOString();
const ended = (nodeId: string, second: number) => {
  const data = { id: nodeId, name: "", input: {}, output: {}, state: {} };
  const item = { nodeId, nodeLabel: nodeId, previousNodeIds: [], status: "FINISHED" as const, data };
  const step: TimelineStep = {
    ...{ visitId: second, nodeId, label: nodeId, status: "FINISHED", ms: 1, pinned: false, item },
    createdAt: new Date(second * 1_000),
  };
  return { step, nodeId, rounds: [] };
};
const shown = (parts: ReturnType<typeof splitAt>) =>
  parts.map(({ again, branches }) => [again ?? "", ...branches.map(({ nodeId }) => nodeId)].join(" ").trim());

it("cuts the steps where the run was taken up: what ended before stands before", () => {
  const tree = [ended("a", 1), ended("b", 3), ended("c", 5), { nodeId: "open", rounds: [] }];
  expect(shown(splitAt(tree, [{ at: at(4) }, { at: at(2) }]))).toEqual(["a", `${at(2)} b`, `${at(4)} c open`]);
  expect(shown(splitAt(tree, []))).toEqual(["a b c open"]);
});

it("says so also when nothing has ended since", () => {
  expect(shown(splitAt([ended("a", 1)], [{ at: at(2) }]))).toEqual(["a", at(2)]);
});
