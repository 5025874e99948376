import type { SeqGraph, SeqNode } from "./seq-graph";
import type { Translation } from "./translation";

/** Key of the state in which the last answer is kept, where no single step is known to have said it. */
export const lastAnswer = "lastAnswer";

/** A reference to what was said last before a node. */
export function lastWords(node: SeqNode, { graph, stepOf }: Pick<Translation, "graph" | "stepOf">): string {
  const speaker = lastSpeaker(node, graph, new Set());
  return speaker ? `{{${stepOf(speaker.id)}}}` : `{{$flow.state.${lastAnswer}}}`;
}

/** Whether a condition asks for what was said last, where several could have said it: then each of them writes it down. */
export const needsLastAnswer = (graph: SeqGraph): boolean =>
  [...graph.nodes.values()].some(
    (node) =>
      isCondition(node) &&
      lastSpeaker(node, graph, new Set()) === undefined &&
      (JSON.stringify(node.inputs["conditionUI"] ?? "").includes("messages[-1]") || endsAt(node, graph)),
  );

const endsAt = ({ id }: SeqNode, graph: SeqGraph): boolean =>
  graph.wires.some(({ source, target }) => source === id && graph.nodes.get(target)?.name === "seqEnd");

export const isCondition = ({ name }: SeqNode): boolean => name === "seqCondition" || name === "seqConditionAgent";

/** The one node whose answer comes last before another, by way of conditions. */
function lastSpeaker(node: SeqNode, graph: SeqGraph, passed: Set<string>): SeqNode | undefined {
  if (passed.has(node.id)) return undefined;
  passed.add(node.id);
  const [only, ...others] = ["sequentialNode", "llmNode"].flatMap((input) => graph.into(node.id, input));
  if (!only || others.length > 0 || only.name === "seqStart") return undefined;
  return isCondition(only) ? lastSpeaker(only, graph, passed) : only;
}
