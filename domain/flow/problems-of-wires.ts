import { acceptedClass } from "@/domain/catalogue/field";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { classesMeet } from "./connections";
import type { FlowDocument, FlowEdge } from "./flow-document";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";

/** Wires that lead to nothing, that no longer fit, or that crowd a slot for one. */
export function problemsOfWires(document: FlowDocument, placed: readonly PlacedNode[]): Problem[] {
  const byId = new Map(placed.map((entry) => [entry.node.id, entry]));
  const taken = new Set<string>();
  return document.edges.flatMap((edge): Problem[] => {
    const from = byId.get(edge.source);
    const to = byId.get(edge.target);
    if (!from || !to)
      return [
        {
          ...(to && { nodeId: edge.target }),
          severity: "error",
          message: "A wire has lost one of its ends. Remove it.",
        },
      ];
    const message = misfit(edge, from, to) ?? crowding(edge, to, taken);
    return message === undefined ? [] : [{ nodeId: edge.target, input: edge.targetHandle, severity: "error", message }];
  });
}

function misfit(edge: FlowEdge, from: PlacedNode, to: PlacedNode): string | undefined {
  const output = outputsOf(from.spec).find((candidate) => candidate.name === edge.sourceHandle);
  if (!output) return `The wire from “${from.node.label}” begins at an output it no longer has. Draw it anew.`;
  const field = Object.hasOwn(to.spec.inputs, edge.targetHandle) ? to.spec.inputs[edge.targetHandle] : undefined;
  const accepts = field && acceptedClass(field);
  if (!field || accepts === undefined)
    return `The wire from “${from.node.label}” ends at an input that no longer exists. Remove it.`;
  if (!classesMeet(output.provides, accepts)) return `“${from.node.label}” does not fit “${field.label}”.`;
  const chosen = from.node.output;
  const other = chosen !== undefined && chosen !== edge.sourceHandle && from.spec.category !== "Agent Flows";
  return other
    ? `“${from.node.label}” gives another of its outputs. Choose “${output.label}” there, or draw this wire anew.`
    : undefined;
}

function crowding(edge: FlowEdge, to: PlacedNode, taken: Set<string>): string | undefined {
  const field = to.spec.inputs[edge.targetHandle];
  if (field?.type !== "slot" || field.list) return undefined;
  const slot = `${edge.target} ${edge.targetHandle}`;
  if (taken.has(slot)) return `“${field.label}” takes one wire. Remove the others.`;
  taken.add(slot);
  return undefined;
}
