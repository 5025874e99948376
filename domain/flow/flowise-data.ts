import { isVisible } from "@/domain/catalogue/visibility";
import type { Field } from "@/domain/catalogue/field";
import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowEdge, FlowNode } from "./flow-document";
import { flowiseField } from "./flowise-field";
import { instanceReference } from "./flowise-format";
import { formatInputHandle, formatOutputHandle } from "./handles";

/**
 * The `data` of a node in Flowise's file: the definition's copy that its editor draws from, and the values.
 * `wires` are those that touch the node, in the document's order.
 */
export function flowiseData(node: FlowNode, spec: NodeSpec, wires: readonly FlowEdge[]): Record<string, unknown> {
  const description = node.opaque ?? describe(node, spec);
  const outputs = node.output === undefined ? {} : { output: node.output };
  return {
    id: node.id,
    label: node.label,
    version: node.version,
    name: node.name,
    ...description,
    inputs: inputValues(node, spec, wires),
    outputs: { ...opaqueOutputs(node), ...outputs },
    selected: false,
    ...(node.credentialId !== undefined && { credential: node.credentialId }),
  };
}

function opaqueOutputs(node: FlowNode): object {
  const outputs = node.opaque?.["outputs"];
  return typeof outputs === "object" && outputs !== null ? outputs : {};
}

function describe(node: FlowNode, spec: NodeSpec): Record<string, unknown> {
  const fields = Object.entries(spec.inputs);
  const display = (field: Field): boolean => isVisible(field, node.inputs, spec.inputs);
  const classes = outputsOf(spec)[0]?.provides ?? [];
  return {
    type: classes[0] ?? spec.label,
    baseClasses: classes,
    category: spec.category,
    description: spec.description,
    inputParams: [
      ...credentialParam(node, spec),
      ...fields
        .filter(([, field]) => field.type !== "slot")
        .map(([name, field]) => flowiseField(node.id, name, field, display(field))),
    ],
    inputAnchors: fields
      .filter(([, field]) => field.type === "slot")
      .map(([name, field]) => flowiseField(node.id, name, field, display(field))),
    outputAnchors: outputAnchors(node, spec),
  };
}

function credentialParam(node: FlowNode, spec: NodeSpec): Record<string, unknown>[] {
  if (!spec.credential) return [];
  return [
    {
      label: "Connect Credential",
      name: "credential",
      type: "credential",
      credentialNames: spec.credential.types,
      ...(spec.credential.optional && { optional: true }),
      id: formatInputHandle(node.id, "credential", "credential"),
      display: true,
    },
  ];
}

function outputAnchors(node: FlowNode, spec: NodeSpec): Record<string, unknown>[] {
  const anchors = outputsOf(spec).map((output) => ({
    id: formatOutputHandle(node.id, output.name, output.provides),
    name: output.name,
    label: output.label,
    description: output.description ?? "",
    type: output.provides.join(" | "),
  }));
  if (!spec.outputs) return anchors;
  return [
    { name: "output", label: "Output", type: "options", description: "", options: anchors, default: anchors[0]?.name },
  ];
}

/** Unset inputs are empty text, as in Flowise. Slots hold references made from the wires, in the wires' order. */
function inputValues(node: FlowNode, spec: NodeSpec, wires: readonly FlowEdge[]): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, field] of Object.entries(spec.inputs)) {
    const stored = Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
    if (field.type === "slot") {
      const references = wires
        .filter((edge) => edge.targetHandle === name)
        .map((edge) => instanceReference(edge.source));
      if (!isPlaceholderOnly(node, name))
        values.set(name, references.length === 0 ? "" : field.list ? references : references[0]);
    } else if (stored !== undefined || !node.opaque) {
      values.set(name, stored ?? "");
    }
  }
  for (const [name, value] of Object.entries(node.inputs)) if (!values.has(name)) values.set(name, value);
  return Object.fromEntries(values);
}

/** A slot that an opaque node's own description does not list (a step's single input) is no value in its file. */
function isPlaceholderOnly(node: FlowNode, name: string): boolean {
  if (!node.opaque) return false;
  const anchors = node.opaque["inputAnchors"];
  return !(Array.isArray(anchors) && anchors.some((anchor: unknown) => isNamed(anchor, name)));
}

const isNamed = (anchor: unknown, name: string): boolean =>
  typeof anchor === "object" && anchor !== null && "name" in anchor && anchor.name === name;
