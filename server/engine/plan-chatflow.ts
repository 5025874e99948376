import { AppError } from "@/domain/errors";
import { endingNode } from "@/domain/flow/ending-node";
import type { FlowDocument, FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import { ancestorsOf, findCycle, graphOf, topologicalOrder } from "@/domain/flow/graph";
import type { NodeDefinition } from "@/server/nodes/define-node";
import { engineReferences } from "./engine-references";
import type { NodeCatalogue } from "./ports";
import { isDeferred } from "./resolve-inputs";
import { whyNotStreamed } from "./why-not-streamed";

/** A node that takes part in answering, and how it gets its values. */
export interface PlannedNode {
  node: FlowNode;
  definition: NodeDefinition;
  /** Chosen output. */
  output: string;
  /** Source node ids of each wired slot, in the order of the wires. */
  slots: ReadonlyMap<string, readonly string[]>;
  /** Ids of nodes that must be there before this one, wired values included. */
  needs: readonly string[];
  /** Why it is built anew for each question; undefined for a node that is built once. */
  perTurn: string | undefined;
}

export interface ChatflowPlan {
  /** Every node the answer depends on, each after what it needs. The last one answers. */
  order: readonly PlannedNode[];
  ending: PlannedNode;
  memory: PlannedMemory | undefined;
  /** Why tokens cannot be sent as they come; undefined when they can. */
  notStreamed: string | undefined;
}

export interface PlannedMemory {
  nodeId: string;
  /** What callers are told as `memoryType`. */
  label: string;
  /** Session that the memory node fixes for everybody. */
  sessionId: string | undefined;
}

/**
 * What has to happen to answer a question: pure, so that it can be printed, tested and drawn.
 * Throws `unprocessable`, on a node where there is one to blame.
 */
export function planChatflow(document: FlowDocument, catalogue: NodeCatalogue): ChatflowPlan {
  const chosen = endingNode(document, catalogue);
  if (!chosen.found) throw new AppError("unprocessable", chosen.reason);
  const order = planUpTo(chosen.node.id, document, catalogue);
  const ending = order.at(-1);
  if (!ending) throw new AppError("internal", "A plan lost its last node.");
  if (ending.definition.perTurn?.(ending.output)) throw misusedOutput(ending);
  return { order, ending, memory: findMemory(document, catalogue), notStreamed: whyNotStreamed(order, ending) };
}

/** A node and all it depends on, each after what it needs. */
export function planUpTo(nodeId: string, document: FlowDocument, catalogue: NodeCatalogue): PlannedNode[] {
  const graph = graphOf(document);
  const needed = ancestorsOf(graph, nodeId).add(nodeId);
  const ids = topologicalOrder(graph).filter((id) => needed.has(id));
  if (ids.length < needed.size) throw circular(document, findCycle(graph) ?? []);
  return inOrder(ids, document, catalogue);
}

function inOrder(ids: readonly string[], document: FlowDocument, catalogue: NodeCatalogue): PlannedNode[] {
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const planned = new Map<string, PlannedNode>();
  for (const id of ids) {
    const node = byId.get(id);
    if (node) planned.set(id, planNode(node, document.edges, catalogue, planned));
  }
  return [...planned.values()];
}

function planNode(
  node: FlowNode,
  edges: readonly FlowEdge[],
  catalogue: NodeCatalogue,
  upstream: ReadonlyMap<string, PlannedNode>,
): PlannedNode {
  const definition = catalogue.get(node.name);
  if (!definition?.create) throw missingNode(node);
  const output = node.output ?? definition.outputs?.[0]?.name ?? definition.name;
  const slots = new Map<string, string[]>();
  const needs = new Set<string>();
  for (const edge of edges) {
    if (edge.target !== node.id || !upstream.has(edge.source)) continue;
    needs.add(edge.source);
    const field = Object.hasOwn(definition.inputs, edge.targetHandle)
      ? definition.inputs[edge.targetHandle]
      : undefined;
    if (field && !isDeferred(field))
      slots.set(edge.targetHandle, [...(slots.get(edge.targetHandle) ?? []), edge.source]);
  }
  const planned = { node, definition, output, slots, needs: [...needs] };
  return { ...planned, perTurn: whyPerTurn(planned, upstream) };
}

function whyPerTurn(
  planned: Omit<PlannedNode, "perTurn">,
  upstream: ReadonlyMap<string, PlannedNode>,
): string | undefined {
  const { node, definition, output, slots } = planned;
  if (definition.perTurn?.(output)) return "its output is computed from the question";
  if (engineReferences(definition.inputs, node.inputs).length > 0) return "its fields refer to the request";
  const rebuilt = [...slots.values()].flat().find((id) => upstream.get(id)?.perTurn !== undefined);
  return rebuilt === undefined ? undefined : `it is wired to ${rebuilt}`;
}

/** The source of the first wire that leaves a memory node; Flowise names a flow's memory so. */
function findMemory(document: FlowDocument, catalogue: NodeCatalogue): PlannedMemory | undefined {
  for (const edge of document.edges) {
    const node = document.nodes.find((candidate) => candidate.id === edge.source);
    if (!node || catalogue.get(node.name)?.category !== "Memory") continue;
    const fixed = node.inputs["sessionId"];
    return {
      nodeId: node.id,
      label: node.label,
      sessionId: typeof fixed === "string" && fixed !== "" ? fixed : undefined,
    };
  }
  return undefined;
}

/** The plan as lines of text, for logs and tests. */
export function printPlan(plan: ChatflowPlan): string {
  const lines = plan.order.map(({ node, slots, perTurn }) => {
    const inputs = [...slots].map(([input, sources]) => ` ${input}=${sources.join("+")}`).join("");
    const role = node.id === plan.ending.node.id ? " answers" : "";
    return `${node.id}${inputs}${role}${perTurn === undefined ? "" : ` (each time: ${perTurn})`}`;
  });
  const memory = plan.memory ? [`memory: ${plan.memory.label}`] : [];
  return [
    ...lines,
    ...memory,
    plan.notStreamed === undefined ? "streams" : `does not stream: ${plan.notStreamed}`,
  ].join("\n");
}

const missingNode = (node: FlowNode): AppError =>
  new AppError("unprocessable", `“${node.label}” cannot run: this server has no node of the type “${node.name}”.`, {
    nodeId: node.id,
  });

function misusedOutput({ node, definition }: PlannedNode): AppError {
  const label = definition.outputs?.[0]?.label ?? definition.label;
  return new AppError("unprocessable", `“${node.label}” answers, so its output has to be “${label}”.`, {
    nodeId: node.id,
  });
}

function circular(document: FlowDocument, cycle: readonly string[]): AppError {
  const labels = cycle.map((id) => document.nodes.find((node) => node.id === id)?.label ?? id);
  const [nodeId] = cycle;
  return new AppError(
    "unprocessable",
    `These nodes wait for each other: ${labels.join(", ")}. Remove one of the wires.`,
    {
      ...(nodeId !== undefined && { nodeId }),
    },
  );
}
