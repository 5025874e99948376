import type { FlowEdge, FlowNode } from "../flow-document";
import { isCondition, lastWords } from "./last-words";
import type { SeqNode } from "./seq-graph";
import { type Made, newStep, type Translation } from "./translation";
import { isOrdered } from "./translation-of";
import { wire } from "./wire";

/** The order of steps, from the order of the file's nodes; where a branch led to the end, its answer is said. */
export function orderEdges(
  translation: Translation,
  all: ReadonlyMap<string, Made>,
): { edges: FlowEdge[]; replies: FlowNode[] } {
  const { graph } = translation;
  const replies: FlowNode[] = [];
  const ordered = graph.wires.filter(
    ({ input, source, target }) =>
      input !== "supervisor" && [source, target].every((id) => isStepOf(graph.nodes.get(id))),
  );
  /** What a node leads to, by way of those that are part of another step. */
  const entries = (id: string, passed: ReadonlySet<string>): string[] => {
    const entry = all.get(id)?.entry;
    if (entry !== undefined) return [entry];
    if (passed.has(id)) return [];
    return ordered
      .filter(({ source }) => source === id)
      .flatMap(({ target }) => entries(target, new Set([...passed, id])));
  };
  const edges = ordered.flatMap(({ source, output, target }) => {
    // What a node leads to that is part of another step was found on the way to it.
    const exits = all.get(source)?.exits(output) ?? [];
    const end = graph.nodes.get(target);
    if (end?.name === "seqEnd") {
      const reply = endingReply(graph.nodes.get(source), end, translation);
      if (!reply) return [];
      replies.push(reply);
      return exits.map(([id, handle]) => wire(id, handle, reply.id));
    }
    return exits.flatMap(([id, handle]) => entries(target, new Set()).map((entry) => wire(id, handle, entry)));
  });
  return { edges: edges.filter((edge) => edge.source !== edge.target), replies };
}

const isStepOf = (node: SeqNode | undefined): boolean => node !== undefined && isOrdered(node);

/** A run that ends at a condition says what was said last before it. */
function endingReply(source: SeqNode | undefined, end: SeqNode, translation: Translation): FlowNode | undefined {
  if (!source || !isCondition(source)) return undefined;
  const id = translation.nextId("directReplyAgentflow");
  return newStep(translation, id, end, {
    label: "Answer",
    inputs: { directReplyMessage: lastWords(source, translation) },
  });
}
