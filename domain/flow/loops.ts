import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "./flow-document";

/** A step that goes back to an earlier one. */
export interface Loop {
  node: FlowNode;
  /** Its input that names the earlier step, as `<id>-<label>` or by the id alone. */
  input: string;
  /** The earlier step; undefined where none is named, or none that exists. */
  target: FlowNode | undefined;
  /** What is stored; empty where nothing is named. */
  text: string;
}

/** Steps that end by going back: those without an output whose input picks an earlier step. */
export function loopsOf(document: Pick<FlowDocument, "nodes">, specs: SpecLookup): Loop[] {
  return document.nodes.flatMap((node) => {
    const fields = Object.entries(specs.get(node.name)?.inputs ?? {});
    const [input] = fields.find(([, field]) => field.type === "pick" && field.from === "earlierSteps") ?? [];
    if (input === undefined) return [];
    const stored = Object.hasOwn(node.inputs, input) ? node.inputs[input] : undefined;
    const text = typeof stored === "string" ? stored.trim() : "";
    return [{ node, input, target: pickedStep(document, text), text }];
  });
}

/** How an earlier step is named where one is picked. */
export const pickOf = (node: Pick<FlowNode, "id" | "label">): string => `${node.id}-${node.label}`;

/** The step that `<id>-<label>` names. A label may have changed since, and ids are told from labels even with a dash. */
export function pickedStep({ nodes }: Pick<FlowDocument, "nodes">, text: string): FlowNode | undefined {
  const exact = nodes.find((node) => node.id === text);
  return (
    exact ?? nodes.filter((node) => text.startsWith(`${node.id}-`)).toSorted((a, b) => b.id.length - a.id.length)[0]
  );
}
