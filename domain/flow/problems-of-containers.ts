import type { FlowDocument } from "./flow-document";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";

/** What lies in a container runs once for each item: wires stay on their side of its edge, and something has to lie there. */
export function problemsOfContainers(document: FlowDocument, placed: readonly PlacedNode[]): Problem[] {
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const crossing = document.edges.flatMap((edge): Problem[] => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    if (!source || !target || source.parentId === target.parentId) return [];
    const container = byId.get(target.parentId ?? source.parentId ?? "");
    return [
      {
        nodeId: target.id,
        severity: "error",
        message: `The wire from “${source.label}” crosses the edge of “${container?.label ?? "its container"}”. What lies inside begins there by itself; remove the wire.`,
        fix: { kind: "removeWire", edgeId: edge.id, label: "Remove the wire" },
      },
    ];
  });
  const holding = new Set(document.nodes.map((node) => node.parentId));
  const empty = placed.filter(({ node, spec }) => spec.step?.holds && !spec.step.speaks && !holding.has(node.id));
  return [
    ...crossing,
    ...empty.map(({ node }): Problem => ({
      nodeId: node.id,
      severity: "warning",
      message: "Nothing lies in this step. Drag the steps into it that run for each item.",
    })),
  ];
}
