import { expect, it } from "vitest";
import type { FlowNode } from "./flow-document";
import { usesOf } from "./uses-of";

const node = (id: string, inputs: Record<string, unknown>, credentialId?: string): FlowNode => ({
  ...{ id, name: "any", label: id.toUpperCase(), version: 1, position: { x: 0, y: 0 }, inputs },
  ...(credentialId !== undefined && { credentialId }),
});
const of = (...nodes: FlowNode[]) =>
  usesOf({ nodes }).map(({ kind, target, nodeId }) => `${kind} ${target} in ${nodeId}`);

it.each<[string, FlowNode, string[]]>([
  ["a node's credential", node("a", {}, "c1"), ["credential c1 in a"]],
  [
    "a component's credential",
    node("a", { rows: [{ toolConfig: { FLOWISE_CREDENTIAL_ID: "c2" } }] }),
    ["credential c2 in a"],
  ],
  [
    "a credential in settings kept as text",
    node("a", { modelConfig: '{"FLOWISE_CREDENTIAL_ID":"c3"}' }),
    ["credential c3 in a"],
  ],
  ["a store", node("a", { selectedStore: "s1" }), ["documentStore s1 in a"]],
  ["a store with its name", node("a", { rows: [{ documentStore: "s2:Papers" }] }), ["documentStore s2 in a"]],
  [
    "a variable in a text",
    node("a", { text: "Say {{ $vars.tone }} and {{$vars.place.street}}" }),
    ["variable tone in a", "variable place in a"],
  ],
  [
    "a variable in a script",
    node("a", { code: 'return $vars.key + $vars["other"]' }),
    ["variable key in a", "variable other in a"],
  ],
  ["a saved tool", node("a", { selectedTool: "t1" }), ["tool t1 in a"]],
  ["another flow", node("a", { executeFlowSelectedFlow: "f1" }), ["flow f1 in a"]],
  ["nothing where nothing is chosen", node("a", { selectedStore: "", text: "vars.tone" }), []],
])("finds %s", (_what, given, expected) => {
  expect(of(given)).toEqual(expected);
});

it("counts a thing once for each node, and tells the node's name", () => {
  const twice = node("b", { one: "{{$vars.x}}", other: "{{$vars.x}}" });
  expect(usesOf({ nodes: [node("a", { text: "{{$vars.x}}" }), twice] })).toEqual([
    { kind: "variable", target: "x", nodeId: "a", label: "A" },
    { kind: "variable", target: "x", nodeId: "b", label: "B" },
  ]);
});
