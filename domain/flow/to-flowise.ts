import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import { branchLabel } from "./branch-label";
import { edgesByNode } from "./edges-by-node";
import type { FlowDocument, FlowEdge, FlowNode } from "./flow-document";
import { flowiseData } from "./flowise-data";
import { inputType } from "./flowise-field";
import { formatInputHandle, formatOutputHandle, formatStepOutput } from "./handles";

/** A flow as Flowise stores it (the REST API's `flowData`), credential ids included. Files use `exportFlow` instead. */
export interface FlowiseFlow {
  nodes: Record<string, unknown>[];
  edges: Record<string, unknown>[];
  viewport?: { x: number; y: number; zoom: number };
}

/** `parseFlowise` reads the result back to the same document. */
export function toFlowise(document: FlowDocument, specs: SpecLookup): FlowiseFlow {
  const touching = edgesByNode(document.edges);
  const specOfNode = new Map(document.nodes.map((node) => [node.id, specOf(node, specs, touching(node.id))]));
  const nodes = document.nodes.flatMap((node) => {
    const spec = specOfNode.get(node.id);
    return spec ? [flowiseNode(node, spec, touching(node.id))] : [];
  });
  const parents = new Map(document.nodes.map((node) => [node.id, node.parentId]));
  const edges = document.edges.flatMap((edge) => {
    const source = specOfNode.get(edge.source);
    const target = specOfNode.get(edge.target);
    return source && target ? [flowiseEdge(edge, source, target, parents)] : [];
  });
  return { nodes, edges, ...(document.viewport && { viewport: document.viewport }) };
}

function flowiseNode(node: FlowNode, spec: NodeSpec, wires: readonly FlowEdge[]): Record<string, unknown> {
  return {
    id: node.id,
    type: rendererOf(spec),
    position: node.position,
    data: flowiseData(node, spec, wires),
    ...(node.size && { ...node.size, style: node.size }),
    ...(node.parentId !== undefined && { parentNode: node.parentId, extent: "parent" }),
    selected: false,
  };
}

function rendererOf(spec: NodeSpec): string {
  if (spec.note) return "stickyNote";
  if (spec.step?.holds) return "iteration";
  return isStep(spec) ? "agentFlow" : "customNode";
}

function flowiseEdge(
  edge: FlowEdge,
  source: NodeSpec,
  target: NodeSpec,
  parents: ReadonlyMap<string, string | undefined>,
): Record<string, unknown> {
  const output = outputsOf(source).find((candidate) => candidate.name === edge.sourceHandle);
  const step = isStep(source);
  const sourceHandle = step
    ? formatStepOutput(edge.source, edge.sourceHandle)
    : formatOutputHandle(edge.source, edge.sourceHandle, output?.provides ?? []);
  const targetHandle = isStep(target)
    ? edge.target
    : formatInputHandle(edge.target, edge.targetHandle, inputType(target.inputs[edge.targetHandle]));
  const shared = parents.get(edge.source);
  return {
    source: edge.source,
    sourceHandle,
    target: edge.target,
    targetHandle,
    type: step ? "agentFlow" : "buttonedge",
    id: `${edge.source}-${sourceHandle}-${edge.target}-${targetHandle}`,
    data: step ? stepWire(edge, source, target) : { label: edge.label ?? "" },
    ...(shared !== undefined && shared === parents.get(edge.target) && { zIndex: 9999 }),
  };
}

function stepWire(edge: FlowEdge, source: NodeSpec, target: NodeSpec): Record<string, unknown> {
  const edgeLabel = edge.label ?? branchLabel(source, edge.sourceHandle);
  return {
    ...(source.step && { sourceColor: source.step.color }),
    ...(target.step && { targetColor: target.step.color }),
    ...(edgeLabel !== undefined && { edgeLabel }),
    ...(edge.converse && { converse: edge.converse }),
    isHumanInput: source.name === "humanInputAgentflow",
    ...(edge.converse && { converse: edge.converse }),
  };
}
