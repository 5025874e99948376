import { expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { setBranchRows } from "./edits";

/* condition: row a ─► reply_0, row b ─► reply_1, Else ─► reply_2 */
const [a, b] = [{ value1: "a" }, { value1: "b" }];
const flow = draw(
  [
    node("conditionAgentflow_0", { inputs: { conditions: [a, b] } }),
    ...[0, 1, 2].map((n) => node(`reply_${String(n)}`)),
  ],
  "conditionAgentflow_0.0 > reply_0.input",
  "conditionAgentflow_0.1 > reply_1.input",
  "conditionAgentflow_0.2 > reply_2.input",
  "conditionAgentflow_0.error > reply_2.input",
);
const set = (rows: unknown[], origins: (number | undefined)[]) =>
  setBranchRows(flow, "conditionAgentflow_0", { name: "conditions", rows, origins, before: 2 });
const ways = (document: typeof flow) => document.edges.map(({ sourceHandle, target }) => `${sourceHandle} > ${target}`);

it("wires follow their row when rows change places, and the last way stays the last", () => {
  const swapped = set([b, a], [1, 0]);
  expect(ways(swapped)).toEqual(["1 > reply_0", "0 > reply_1", "2 > reply_2", "error > reply_2"]);
  expect(swapped.nodes[0]?.inputs).toEqual({ conditions: [b, a] });
  expect(swapped.edges[0]?.id).toBe("conditionAgentflow_0-1-reply_0-input");
});

it("a row that goes takes its wires along, and a new one has none", () => {
  expect(ways(set([b], [1]))).toEqual(["0 > reply_1", "1 > reply_2", "error > reply_2"]);
  expect(ways(set([a, b, {}], [0, 1, undefined]))).toEqual([
    "0 > reply_0",
    "1 > reply_1",
    "3 > reply_2",
    "error > reply_2",
  ]);
});
