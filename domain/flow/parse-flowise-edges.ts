import { acceptedClass } from "@/domain/catalogue/field";
import { outputsOf, type NodeSpec, type OutputSpec } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep, stepInput } from "@/domain/catalogue/step";
import { branchLabel } from "./branch-label";
import { classesMeet } from "./connections";
import { edgesByNode } from "./edges-by-node";
import { edgeId, type FlowEdge, type FlowNode } from "./flow-document";
import { type FlowiseEdge, flowiseEdgeSchema, type RawNode, referencedNodes } from "./flowise-format";
import { parseHandle } from "./handles";

interface Context {
  nodes: readonly FlowNode[];
  rawNodes: ReadonlyMap<string, RawNode>;
  specs: SpecLookup;
  /** Sentences about wires that were left out or moved. */
  problems: string[];
}

/**
 * Wires with their short handle names. Those that end at nothing are left out; those whose handle was renamed since
 * move to the handle that fits, when there is exactly one. A list keeps the order of its stored references.
 */
export function parseFlowiseEdges(raw: readonly unknown[], context: Context): FlowEdge[] {
  const read = raw.flatMap((item) => flowiseEdgeSchema.safeParse(item).data ?? []);
  if (read.length < raw.length) context.problems.push("A wire without both ends was left out.");
  const drawn = read.map(withShortHandles);
  const touching = edgesByNode(drawn);
  const byId = new Map(
    context.nodes.map((node) => [node.id, { node, spec: specOf(node, context.specs, touching(node.id)) }]),
  );
  const edges = new Map<string, FlowEdge>();
  for (const edge of drawn) {
    const fitted = fitEdge(edge, byId, context.problems);
    if (fitted) edges.set(fitted.id, fitted);
  }
  return inReferenceOrder(withoutRivals([...edges.values()], byId, context), byId, context);
}

interface Placed {
  node: FlowNode;
  spec: NodeSpec;
}

function withShortHandles(edge: FlowiseEdge): FlowEdge {
  const from = parseHandle(edge.sourceHandle, edge.source);
  const to = parseHandle(edge.targetHandle, edge.target);
  const label = edge.data?.edgeLabel || edge.data?.label;
  const ends = {
    source: edge.source,
    sourceHandle: from?.side === "output" ? from.name : "",
    target: edge.target,
    targetHandle: to?.side === "input" ? to.name : to?.side === "step" ? stepInput : "",
  };
  const converse = edge.data?.converse;
  return { id: edgeId(ends), ...ends, ...(label && { label }), ...(converse && { converse }) };
}

function fitEdge(edge: FlowEdge, byId: ReadonlyMap<string, Placed>, problems: string[]): FlowEdge | undefined {
  const from = byId.get(edge.source);
  const to = byId.get(edge.target);
  if (!from || !to) {
    problems.push(
      `A wire from ${edge.source} to ${edge.target} was left out: the file lacks ${from ? edge.target : edge.source}.`,
    );
    return undefined;
  }
  const output = fitOutput(edge.sourceHandle, from);
  const input = output && fitInput(edge.targetHandle, to.spec, output);
  if (!output || input === undefined) {
    const missing = output
      ? `“${to.node.label}” has no input “${edge.targetHandle}”`
      : `“${from.node.label}” has no output “${edge.sourceHandle}”`;
    problems.push(`The wire from “${from.node.label}” to “${to.node.label}” was left out: ${missing}.`);
    return undefined;
  }
  const { label, ...bare } = edge;
  // What a branch is called follows from its step.
  const kept = label !== undefined && label !== branchLabel(from.spec, output.name) ? edge : bare;
  if (output.name === edge.sourceHandle && input === edge.targetHandle) return kept;
  const moved = { ...kept, sourceHandle: output.name, targetHandle: input };
  return { ...moved, id: edgeId(moved) };
}

function fitOutput(name: string, { node, spec }: Placed): OutputSpec | undefined {
  const outputs = outputsOf(spec);
  const named = outputs.find((output) => output.name === name);
  if (named) return named;
  if (name === "") return outputs.find((output) => output.name === node.output) ?? outputs[0];
  return outputs.length === 1 && !isStep(spec) ? outputs[0] : undefined;
}

function fitInput(name: string, spec: NodeSpec, output: OutputSpec): string | undefined {
  const takes = (input: string): string | undefined => {
    const field = Object.hasOwn(spec.inputs, input) ? spec.inputs[input] : undefined;
    return field && acceptedClass(field);
  };
  if (takes(name) !== undefined) return name;
  const fitting = Object.keys(spec.inputs).filter((input) => {
    const accepts = takes(input);
    return accepts !== undefined && classesMeet(output.provides, accepts);
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Where Flowise drew several wires into a slot for one, the stored reference says which of them counts. */
function withoutRivals(edges: readonly FlowEdge[], byId: ReadonlyMap<string, Placed>, context: Context): FlowEdge[] {
  const winners = new Map<string, FlowEdge>();
  for (const edge of edges) {
    const slot = slotKey(edge);
    const referenced = storedReferences(edge, context).includes(edge.source);
    if (!winners.has(slot) || referenced) winners.set(slot, edge);
  }
  return edges.filter((edge) => {
    const target = byId.get(edge.target);
    const field = target?.spec.inputs[edge.targetHandle];
    if (field?.type !== "slot" || field.list || winners.get(slotKey(edge)) === edge) return true;
    context.problems.push(
      `“${target?.node.label}” takes one wire at “${field.label}”; the one from ${edge.source} was left out.`,
    );
    return false;
  });
}

function inReferenceOrder(edges: readonly FlowEdge[], byId: ReadonlyMap<string, Placed>, context: Context): FlowEdge[] {
  const lists = new Map<string, FlowEdge[]>();
  for (const edge of edges) {
    const list = lists.get(slotKey(edge));
    if (list) list.push(edge);
    else lists.set(slotKey(edge), [edge]);
  }
  const sorted = new Map<string, FlowEdge[]>();
  for (const [slot, list] of lists) {
    const [first] = list;
    const field = first && byId.get(first.target)?.spec.inputs[first.targetHandle];
    if (!first || field?.type !== "slot" || !field.list) continue;
    const order = storedReferences(first, context);
    const ranks = new Map(order.map((id, n) => [id, n]));
    const rank = (edge: FlowEdge): number => ranks.get(edge.source) ?? order.length;
    sorted.set(
      slot,
      list.toSorted((a, b) => rank(a) - rank(b)),
    );
  }
  // Each list's wires keep the places they had among all wires, in their new order.
  return edges.map((edge) => sorted.get(slotKey(edge))?.shift() ?? edge);
}

const slotKey = (edge: FlowEdge): string => `${edge.target}\n${edge.targetHandle}`;

function storedReferences(edge: FlowEdge, context: Context): string[] {
  const inputs = context.rawNodes.get(edge.target)?.node.data.inputs ?? {};
  return Object.hasOwn(inputs, edge.targetHandle) ? referencedNodes(inputs[edge.targetHandle]) : [];
}
