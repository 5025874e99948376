import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";

const node = (id: string, inputs: Record<string, unknown>, more: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs, ...more },
});
const wire = (source: string, target: string, sourceHandle = source.replace(/_\d+$/, "")) => ({
  ...{ id: `${source}-${sourceHandle}-${target}`, source, sourceHandle, target, targetHandle: "input" },
});
const start = "startAgentflow_0";
const decision = "conditionAgentflow_0";
const rounds = "iterationAgentflow_0";
const tool = "toolAgentflow_0";
const reply = "directReplyAgentflow_0";
const http = (n: number): string => `httpAgentflow_${String(n)}`;

/** Steps that are run, side effects that they have, and what the run answers. */
export const thirtySteps = {
  visits: 30,
  effects: 22,
  answer: (question: string) => `done ${question} {"done":"/tool"}`,
};

/**
 * A flow of thirty visits whose every effect is a request to `origin`.
 *
 *            ┌▶ http 0 ─▶ … ─▶ http 4 ─────────────────────────────┐
 *     start ─┼▶ each of 4 [ http 5 ─▶ http 6 ] ────────────────────┼▶ tool ─▶ http 10 ─▶ http 11 ─▶ reply
 *            └▶ http 7 ─▶ often enough? ─no─▶ loop back to http 7  │
 *                                      └yes─▶ http 8 ─▶ http 9 ────┘
 */
export function thirtyStepFlow(origin: string): FlowDocument {
  const request = (n: number, more: Partial<FlowNode> = {}): FlowNode =>
    node(http(n), { method: "POST", url: `${origin}/${String(n)}`, bodyType: "json", body: '{"n": 1}' }, more);
  const inRound = { parentId: rounds };
  const oftenEnough = { type: "number", value1: "{{loop_count}}", operation: "larger", value2: "1" };
  const effect = {
    toolAgentflowSelectedTool: "requestsPost",
    toolAgentflowSelectedToolConfig: { requestsPostUrl: `${origin}/tool` },
    toolInputArgs: [],
  };
  return {
    nodes: [
      node(start, {}),
      ...[0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 12].map((n) => request(n)),
      node(rounds, { iterationInput: '["a", "b", "c", "d"]' }),
      ...[5, 6].map((n) => request(n, inRound)),
      node(decision, { conditions: [oftenEnough] }),
      node("loopAgentflow_0", { loopBackToNode: `${http(7)}-again`, maxLoopCount: 5 }),
      node(tool, effect),
      node(reply, { directReplyMessage: `done {{question}} {{${tool}.output.usedTools.0.toolOutput}}` }),
    ],
    edges: [
      ...[start, http(0), http(1), http(2), http(3)].map((from, n) => wire(from, http(n))),
      ...[wire(start, rounds), wire(start, http(7)), wire(http(5), http(6)), wire(http(7), decision)],
      ...[wire(decision, "loopAgentflow_0", "1"), wire(decision, http(8), "0"), wire(http(8), http(9))],
      ...[http(4), rounds, http(9)].map((from) => wire(from, tool)),
      ...[wire(tool, http(10)), wire(http(10), http(11)), wire(http(11), http(12)), wire(http(12), reply)],
    ],
  };
}
