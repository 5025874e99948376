import type { FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import type { NodeDefinition } from "@/server/nodes/define-node";

export interface PlannedSpeaker {
  node: FlowNode;
  definition: NodeDefinition;
}

/** Everybody whom a conversation reaches, and who talks to whom. */
export interface PlannedCast {
  /** In the order of the document, the one that begins it included. */
  members: readonly PlannedSpeaker[];
  wires: readonly FlowEdge[];
}

/** Gives the cast of whoever begins a conversation: all that wires between speakers lead to, and what lies in those. */
export const castsOf =
  (nodes: readonly FlowNode[], wires: readonly FlowEdge[], definitionOf: (node: FlowNode) => NodeDefinition) =>
  (first: FlowNode): PlannedCast => {
    const reached = new Set([first.id]);
    for (const id of reached) {
      for (const { source, target } of wires) if (source === id) reached.add(target);
      for (const node of nodes) if (node.parentId === id) reached.add(node.id);
    }
    return {
      members: nodes.flatMap((node) => (reached.has(node.id) ? [{ node, definition: definitionOf(node) }] : [])),
      wires: wires.filter(({ source }) => reached.has(source)),
    };
  };
