import { coerceValue } from "@/domain/catalogue/coerce-value";
import type { Field } from "@/domain/catalogue/field";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { isVisible } from "@/domain/catalogue/visibility";
import type { FlowEdge, FlowNode } from "./flow-document";
import { mayHoldReferences } from "./references";
import type { Problem } from "./problem";

/** Inputs that are missing or that cannot be read. What is hidden may stay empty, and what has a default too. */
export function problemsOfInputs(node: FlowNode, spec: NodeSpec, edges: readonly FlowEdge[]): Problem[] {
  return Object.entries(spec.inputs).flatMap(([input, field]): Problem[] => {
    if (!isVisible(field, node.inputs, spec.inputs)) return [];
    const message = complaint(node, input, field, edges);
    return message === undefined ? [] : [{ nodeId: node.id, input, severity: "error", message }];
  });
}

function complaint(node: FlowNode, input: string, field: Field, edges: readonly FlowEdge[]): string | undefined {
  if (field.type === "slot") {
    const wired = edges.some((edge) => edge.target === node.id && edge.targetHandle === input);
    return wired || field.optional ? undefined : `Connect “${field.label}”.`;
  }
  const stored = Object.hasOwn(node.inputs, input) ? node.inputs[input] : undefined;
  // A reference may stand for the whole value; what it becomes is known only in a run.
  if (typeof stored === "string" && field.type !== "json" && mayHoldReferences(stored)) return undefined;
  const coerced = coerceValue(field, stored);
  if (!coerced.ok) return `“${field.label}” ${coerced.reason}.`;
  if (coerced.value !== undefined || field.optional || field.type === "boolean") return undefined;
  return "default" in field && field.default !== undefined ? undefined : `“${field.label}” is required.`;
}
