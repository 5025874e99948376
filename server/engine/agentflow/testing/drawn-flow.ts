import { stepCategory, stepInput } from "@/domain/catalogue/step";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { NodeCatalogue } from "../../ports";

/**
 * A flow from wires as text: `start>a if:0>b`. `start` begins; steps named in `loops` go back to their target; those
 * named in `inside` lie in a container.
 */
export function drawn(
  wires: string,
  loops: Readonly<Record<string, string>> = {},
  inside: Readonly<Record<string, string>> = {},
): FlowDocument {
  const pairs = wires.split(" ").map((wire) => {
    const [from = "", target = ""] = wire.split(">");
    const [source = "", sourceHandle = source] = from.split(":");
    return { source, sourceHandle, target };
  });
  const ids = new Set(pairs.flatMap(({ source, target }) => [source, target]));
  const nodes = [...ids].map((id): FlowNode => {
    const parentId = inside[id];
    return {
      ...{ id, name: nameOf(id, loops), label: id, version: 1, position: { x: 0, y: 0 } },
      inputs: id in loops ? { to: `${loops[id] ?? ""}-label` } : {},
      ...(parentId !== undefined && { parentId }),
    };
  });
  const edges = pairs.map((pair, index) => ({ ...pair, id: String(index), targetHandle: stepInput }));
  return { nodes, edges };
}

function nameOf(id: string, loops: Readonly<Record<string, string>>): string {
  if (id === "start") return "start";
  return id in loops ? "loop" : "step";
}

const step = (name: string, more: Partial<NodeDefinition["step"]> = {}): NodeDefinition => ({
  ...{ name, version: 1, label: name, description: "", category: stepCategory, icon: "", provides: [], inputs: {} },
  step: { color: "#000", ...more },
  run: async () => ({ output: {} }),
});

const steps = new Map<string, NodeDefinition>([
  ["start", step("start", { begins: true })],
  ["loop", { ...step("loop", { jumpsBy: "to" }), inputs: { to: { type: "string", label: "To" } } }],
  ["step", step("step")],
]);

/** Steps that do nothing: the tests say how they end. */
export const stepCatalogue: NodeCatalogue = { get: (name) => steps.get(name) };
