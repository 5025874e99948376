import { isVisible } from "@/domain/catalogue/visibility";
import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";
import { isStep, stepInput } from "@/domain/catalogue/step";
import { stepSettings } from "@/domain/catalogue/step-settings";
import type { FlowEdge, FlowNode } from "./flow-document";
import { flowiseFields } from "./flowise-field";
import { instanceReference } from "./flowise-format";
import { formatInputHandle, formatOutputHandle, formatStepOutput } from "./handles";

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
    outputs: { ...(isStep(spec) ? branchesOf(node, spec) : opaqueOutputs(node)), ...outputs },
    selected: false,
    ...(node.credentialId !== undefined && { credential: node.credentialId }),
    ...(node.disabled && { disabled: true }),
    ...(node.collapsed && { collapsed: true }),
  };
}

function opaqueOutputs(node: FlowNode): object {
  const outputs = node.opaque?.["outputs"];
  return typeof outputs === "object" && outputs !== null ? outputs : {};
}

function describe(node: FlowNode, spec: NodeSpec): Record<string, unknown> {
  const written = Object.entries(spec.inputs).filter(([name]) => isWritten(name, node, spec));
  const entries = (slots: boolean) =>
    written
      .filter(([, field]) => (field.type === "slot") === slots)
      .flatMap(([name, field]) =>
        flowiseFields(node.id, name, field, (kind) => isVisible(kind, node.inputs, spec.inputs)),
      );
  return {
    ...(isStep(spec) ? describeStep(spec) : describeClasses(spec)),
    category: spec.category,
    description: spec.description,
    inputParams: [...credentialParam(node, spec), ...entries(false)],
    inputAnchors: entries(true),
    outputAnchors: isStep(spec) ? stepAnchors(node, spec) : outputAnchors(node, spec),
  };
}

function describeClasses(spec: NodeSpec): Record<string, unknown> {
  const classes = outputsOf(spec)[0]?.provides ?? [];
  return { type: classes[0] ?? spec.label, baseClasses: classes };
}

function describeStep({ label, step }: NodeSpec): Record<string, unknown> {
  const type = label.replaceAll(" ", "");
  return {
    type,
    ...(step && { color: step.color }),
    ...(step?.ends && { hideOutput: true }),
    ...(step?.begins && { hideInput: true }),
    baseClasses: [type],
  };
}

/** A step's one input is its wire, and what it does in trouble is written only where its owner decided it. */
function isWritten(name: string, node: FlowNode, spec: NodeSpec): boolean {
  if (node.opaque || !isStep(spec)) return true;
  return name !== stepInput && (!Object.hasOwn(stepSettings, name) || Object.hasOwn(node.inputs, name));
}

/** Branches are numbered; only the single output of a step has its name. */
function stepAnchors(node: FlowNode, spec: NodeSpec): Record<string, unknown>[] {
  return outputsOf(spec).map(({ name, label }) => {
    const id = formatStepOutput(node.id, name);
    if (name === spec.name) return { id, label: spec.label, name };
    const number = /^\d+$/.test(name) ? Number(name) : name;
    return { id, label: number, name: number, description: label };
  });
}

const branchesOf = (node: FlowNode, spec: NodeSpec): object =>
  node.opaque ? opaqueOutputs(node) : spec.outputs ? { [spec.name]: "" } : {};

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
    if (!isWritten(name, node, spec)) continue;
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
