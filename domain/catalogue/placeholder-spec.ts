import type { FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import { parseHandle, splitClasses } from "@/domain/flow/handles";
import type { Choice, Field, Fields } from "./field";
import type { NodeSpec, OutputSpec } from "./node-spec";
import type { SpecLookup } from "./spec-lookup";
import { isStep, stepClass, stepInput } from "./step";
import { withStepOutputs } from "./step-outputs";

/** Class of a handle about which nothing is known: it fits everything. */
export const anyClass = "*";

/**
 * The spec of a node as it is set: the catalogue's, with the outputs that a step has at its settings, or one made up
 * from the node so that it can be drawn as it came.
 */
export function specOf(node: FlowNode, specs: SpecLookup, edges: readonly FlowEdge[] = []): NodeSpec {
  const known = specs.get(node.name);
  return known ? withStepOutputs(known, node.inputs) : placeholderSpec(node, edges);
}

/**
 * A spec for a node that this server lacks: its inputs and handles as its file describes them. Wires that end at
 * handles the file does not describe (`edges`) get handles too, so that no wire is drawn to nowhere.
 */
export function placeholderSpec(node: FlowNode, edges: readonly FlowEdge[] = []): NodeSpec {
  const data = node.opaque ?? {};
  const category = text(data["category"]) || "Unknown";
  const note = node.name.startsWith("stickyNote");
  const step = isStep({ category, note });
  const outputs = withWiredOutputs(note ? [] : step ? stepOutputs(data) : chatflowOutputs(data), node, edges, step);
  const single = outputs.length === 1 && outputs[0]?.name === node.name ? outputs[0] : undefined;
  return {
    name: node.name,
    version: node.version,
    label: text(data["type"]) || node.label || node.name,
    description: text(data["description"]),
    category,
    icon: "",
    flows: [step ? "agentflow" : "chatflow"],
    provides: single ? single.provides : [],
    ...(!single && outputs.length > 0 && { outputs }),
    inputs: withWiredInputs({ ...(step && stepSlot(data)), ...fieldsOf(data) }, node, edges),
    ...(note && { note: true }),
    placeholder: true,
  };
}

const stepSlot = (data: Readonly<Record<string, unknown>>): Fields =>
  data["hideInput"] === true
    ? {}
    : { [stepInput]: { type: "slot", label: "Input", accepts: stepClass, list: true, optional: true } };

/** Everything is optional: the node is one problem already, its empty inputs are not further ones. */
function fieldsOf(data: Readonly<Record<string, unknown>>): Fields {
  const fields = new Map<string, Field>();
  for (const anchor of records(data["inputAnchors"])) {
    const name = text(anchor["name"]);
    if (name === "") continue;
    const label = text(anchor["label"]) || name;
    const list = anchor["list"] === true;
    fields.set(name, {
      type: "slot",
      label,
      accepts: text(anchor["type"]) || anyClass,
      optional: true,
      ...(list && { list }),
    });
  }
  for (const param of records(data["inputParams"])) {
    const name = text(param["name"]);
    if (name !== "" && param["type"] !== "credential") fields.set(name, fieldOf(param, name));
  }
  return Object.fromEntries(fields);
}

function fieldOf(param: Readonly<Record<string, unknown>>, name: string): Field {
  const common = {
    label: text(param["label"]) || name,
    description: text(param["description"]) || undefined,
    optional: true,
  };
  switch (text(param["type"])) {
    case "password":
      return { ...common, type: "password" };
    case "number":
      return { ...common, type: "number" };
    case "boolean":
      return { ...common, type: "boolean" };
    case "options":
      return { ...common, type: "options", options: choicesOf(param) };
    case "multiOptions":
      return { ...common, type: "multiOptions", options: choicesOf(param) };
    case "code":
      return { ...common, type: "code", language: "javascript" };
    case "file":
      return { ...common, type: "file", fileType: text(param["fileType"]) };
    case "string":
    case "asyncOptions":
    case "date":
      return { ...common, type: "string", ...(typeof param["rows"] === "number" && { rows: param["rows"] }) };
    default:
      return { ...common, type: "json", ...(param["list"] === true && { accepts: "json" }) };
  }
}

const choicesOf = (param: Readonly<Record<string, unknown>>): Choice[] =>
  records(param["options"]).map((option) => ({
    name: text(option["name"]),
    label: text(option["label"]) || text(option["name"]),
  }));

/** One anchor, or a choice of several inside a wrapper named `output`. */
function chatflowOutputs(data: Readonly<Record<string, unknown>>): OutputSpec[] {
  const anchors = records(data["outputAnchors"]).flatMap((anchor) =>
    Array.isArray(anchor["options"]) ? records(anchor["options"]) : [anchor],
  );
  return anchors.flatMap((anchor) => {
    const name = text(anchor["name"]);
    return name === ""
      ? []
      : [{ name, label: text(anchor["label"]) || name, provides: splitClasses(text(anchor["type"])) }];
  });
}

/** Branches are told apart by the end of their handle id; their names repeat in files of fresh nodes. */
function stepOutputs(data: Readonly<Record<string, unknown>>): OutputSpec[] {
  return records(data["outputAnchors"]).flatMap((anchor) => {
    const handle = parseHandle(text(anchor["id"]));
    if (handle?.side !== "output") return [];
    return [
      {
        name: handle.name,
        label: text(anchor["description"]) || text(anchor["label"]) || handle.name,
        provides: [stepClass],
      },
    ];
  });
}

function withWiredOutputs(
  outputs: OutputSpec[],
  node: FlowNode,
  edges: readonly FlowEdge[],
  step: boolean,
): OutputSpec[] {
  const known = new Set(outputs.map((output) => output.name));
  for (const edge of edges) {
    if (edge.source !== node.id || known.has(edge.sourceHandle)) continue;
    known.add(edge.sourceHandle);
    outputs.push({ name: edge.sourceHandle, label: edge.sourceHandle, provides: [step ? stepClass : anyClass] });
  }
  return outputs;
}

function withWiredInputs(fields: Fields, node: FlowNode, edges: readonly FlowEdge[]): Fields {
  const all: Record<string, Field> = { ...fields };
  for (const edge of edges) {
    if (edge.target !== node.id) continue;
    const field = Object.hasOwn(all, edge.targetHandle) ? all[edge.targetHandle] : undefined;
    if (field?.type === "slot" || (field?.type === "json" && field.accepts !== undefined)) continue;
    const label = field?.label ?? edge.targetHandle;
    all[edge.targetHandle] =
      field === undefined
        ? { type: "slot", label, accepts: anyClass, list: true, optional: true }
        : { type: "json", label, accepts: anyClass, optional: true };
  }
  return all;
}

const text = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const records = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
