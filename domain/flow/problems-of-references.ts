import type { Field } from "@/domain/catalogue/field";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowDocument, FlowNode } from "./flow-document";
import { ancestorsOf, graphOf } from "./graph";
import type { Problem } from "./problem";
import { type Reference, formatReference, referencesIn } from "./references";

/** References that will stay as plain text in a run, or that name a node which is not ready by then. */
export function problemsOfReferences(node: FlowNode, spec: NodeSpec, document: FlowDocument): Problem[] {
  return Object.entries(spec.inputs).flatMap(([input, field]): Problem[] => {
    if (field.type === "slot" || field.type === "code") return [];
    const stored = Object.hasOwn(node.inputs, input) ? node.inputs[input] : undefined;
    return referencesIn(stored).flatMap((reference) => {
      const message = complaint(reference, field, node, document);
      return message === undefined ? [] : [{ nodeId: node.id, input, severity: "warning", message } as const];
    });
  });
}

function complaint(reference: Reference, field: Field, node: FlowNode, document: FlowDocument): string | undefined {
  const written = formatReference(reference);
  if (reference.kind === "node") {
    const named = document.nodes.find((other) => other.id === reference.nodeId);
    if (!named) return `${written} names a node that is not in the flow.`;
    const upstream = ancestorsOf(graphOf(document), node.id).has(named.id);
    return upstream ? undefined : `${written} has a value only when a wire leads here from “${named.label}”.`;
  }
  // Elsewhere double braces are often meant as such, for example in a prompt template.
  const expected = "references" in field && field.references === true;
  return reference.kind === "unknown" && expected && /^\s*[$\w.]+\s*$/.test(reference.text)
    ? `${written} is not known and stays as it is.`
    : undefined;
}
