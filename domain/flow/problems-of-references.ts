import type { Field } from "@/domain/catalogue/field";
import type { FlowDocument, FlowNode } from "./flow-document";
import { type Graph, reaches } from "./graph";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";
import { type Reference, formatReference, referencesIn } from "./references";

interface Surroundings {
  document: FlowDocument;
  graph: Graph;
  /** With the nodes that are switched off. */
  whole: FlowDocument;
}

/** References that will stay as plain text in a run, or that name a node which is not ready by then. */
export function problemsOfReferences({ node, spec }: PlacedNode, around: Surroundings): Problem[] {
  return Object.entries(spec.inputs).flatMap(([input, field]): Problem[] => {
    if (field.type === "slot" || field.type === "code") return [];
    const stored = Object.hasOwn(node.inputs, input) ? node.inputs[input] : undefined;
    return referencesIn(stored).flatMap((reference) => {
      const message = complaint(reference, field, node, around);
      return message === undefined ? [] : [{ nodeId: node.id, input, severity: "warning", message } as const];
    });
  });
}

function complaint(
  reference: Reference,
  field: Field,
  node: FlowNode,
  { document, graph, whole }: Surroundings,
): string | undefined {
  const written = formatReference(reference);
  if (reference.kind === "node") {
    const named = document.nodes.find((other) => other.id === reference.nodeId);
    if (!named) return `${written} ${whyMissing(whole, reference.nodeId)}`;
    return named.id !== node.id && reaches(graph, named.id, node.id)
      ? undefined
      : `${written} has a value only when a wire leads here from “${named.label}”.`;
  }
  // Elsewhere double braces are often meant as such, for example in a prompt template.
  const expected = "references" in field && field.references === true;
  return reference.kind === "unknown" && expected && /^\s*[$\w.]+\s*$/.test(reference.text)
    ? `${written} is not known and stays as it is.`
    : undefined;
}

function whyMissing({ nodes }: FlowDocument, id: string): string {
  const off = nodes.find((node) => node.id === id);
  return off ? `has no value, because “${off.label}” is switched off.` : "names a node that is not in the flow.";
}
