import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isSeqName, type SeqGraph, type SeqNode } from "./seq-graph";
import { seqWords } from "./seq-words";
import { tabAt, textAt } from "./seq-values";
import type { Translation } from "./translation";

/** Gives every node the id of the step it becomes, before any of them is made: they refer to each other. */
export function translationOf(graph: SeqGraph, specs: SpecLookup): Translation {
  const counts = new Map<string, number>();
  const nextId = (name: string): string => {
    const n = counts.get(name) ?? 0;
    counts.set(name, n + 1);
    return `${name}_${String(n)}`;
  };
  const toolNodesOf = (id: string): SeqNode[] =>
    [...graph.nodes.values()].filter((node) => node.name === "seqToolNode" && callerOf(graph, node)?.id === id);
  const steps = new Map<string, string>();
  for (const node of graph.nodes.values()) {
    const kind = kindOf(node, toolNodesOf(node.id).length > 0);
    if (kind !== undefined) steps.set(node.id, nextId(kind));
  }
  // What a tool node said is what the node said that called its tools.
  for (const node of graph.nodes.values()) {
    const caller = node.name === "seqToolNode" ? callerOf(graph, node) : undefined;
    const step = caller && steps.get(caller.id);
    if (step !== undefined) steps.set(node.id, step);
  }
  return {
    ...{ graph, specs, nextId, toolNodesOf },
    stepOf: (rawId) => steps.get(rawId) ?? rawId,
    words: seqWords((rawId) => steps.get(rawId)),
  };
}

const kinds: Readonly<Record<string, string>> = {
  seqStart: "startAgentflow",
  seqAgent: "agentAgentflow",
  seqCondition: "conditionAgentflow",
  seqConditionAgent: "llmAgentflow",
  seqLoop: "loopAgentflow",
  seqCustomFunction: "customFunctionAgentflow",
  seqExecuteFlow: "executeFlowAgentflow",
  supervisor: "llmAgentflow",
  worker: "agentAgentflow",
};

function kindOf(node: SeqNode, callsTools: boolean): string | undefined {
  if (node.name === "seqLLMNode") return callsTools ? "agentAgentflow" : "llmAgentflow";
  const code = tabAt(node.inputs, "selectedConditionFunctionTab", node.id) === "conditionFunction";
  if (node.name === "seqCondition" && code && textAt(node.inputs, "conditionFunction") !== "")
    return "customFunctionAgentflow";
  if (Object.hasOwn(kinds, node.name)) return kinds[node.name];
  return undefined;
}

/** The LLM node whose calls a tool node carries out, by way of conditions too. */
export function callerOf(graph: SeqGraph, node: SeqNode, passed = new Set<string>()): SeqNode | undefined {
  if (passed.has(node.id)) return undefined;
  passed.add(node.id);
  for (const before of ["llmNode", "sequentialNode"].flatMap((input) => graph.into(node.id, input))) {
    if (before.name === "seqLLMNode") return before;
    const found = before.name.startsWith("seqCondition") ? callerOf(graph, before, passed) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Nodes that stand in the order of steps. */
export const isOrdered = ({ name }: SeqNode): boolean => isSeqName(name) && name !== "seqState";
