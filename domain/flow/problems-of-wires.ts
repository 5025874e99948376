import { acceptedClass } from "@/domain/catalogue/field";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { isStep } from "@/domain/catalogue/step";
import { classesMeet } from "./connections";
import type { Fix } from "./fix";
import type { FlowDocument, FlowEdge } from "./flow-document";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";
import { isSlotForOne } from "./takes-one";

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
          fix: removalOf(edge),
        },
      ];
    const place = { nodeId: edge.target, input: edge.targetHandle, severity: "error" } as const;
    const other = otherOutput(edge, from);
    const lost = loose(edge, from, to) ?? (other === undefined ? crowding(edge, to, taken) : undefined);
    if (lost !== undefined) return [{ ...place, message: lost, fix: removalOf(edge) }];
    return other === undefined ? [] : [{ ...place, message: other }];
  });
}

const removalOf = ({ id }: FlowEdge): Fix => ({ kind: "removeWire", edgeId: id, label: "Remove the wire" });

function loose(edge: FlowEdge, from: PlacedNode, to: PlacedNode): string | undefined {
  const output = outputsOf(from.spec).find((candidate) => candidate.name === edge.sourceHandle);
  if (!output) return `The wire from “${from.node.label}” begins at an output it no longer has. Draw it anew.`;
  const field = Object.hasOwn(to.spec.inputs, edge.targetHandle) ? to.spec.inputs[edge.targetHandle] : undefined;
  const accepts = field && acceptedClass(field);
  if (!field || accepts === undefined)
    return `The wire from “${from.node.label}” ends at an input that no longer exists. Remove it.`;
  return classesMeet(output.provides, accepts) ? undefined : `“${from.node.label}” does not fit “${field.label}”.`;
}

/** A chatflow node gives one of its outputs, and the wire begins at another. */
function otherOutput(edge: FlowEdge, { node, spec }: PlacedNode): string | undefined {
  if (isStep(spec) || node.output === undefined || node.output === edge.sourceHandle) return undefined;
  const output = outputsOf(spec).find((candidate) => candidate.name === edge.sourceHandle);
  return (
    output && `“${node.label}” gives another of its outputs. Choose “${output.label}” there, or draw this wire anew.`
  );
}

function crowding(edge: FlowEdge, to: PlacedNode, taken: Set<string>): string | undefined {
  const field = to.spec.inputs[edge.targetHandle];
  if (!field || !isSlotForOne(field)) return undefined;
  const slot = `${edge.target} ${edge.targetHandle}`;
  if (taken.has(slot)) return `“${field.label}” takes one wire. Remove the others.`;
  taken.add(slot);
  return undefined;
}
