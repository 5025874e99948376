import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";

/** A step whose kind its id says: `llmAgentflow_0`. */
export const step = (id: string, inputs: Record<string, unknown>): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id.replace(/Agentflow_/, " "), version: 1 },
  ...{ position: { x: 0, y: 0 }, inputs },
});

/** Steps and wires as text: `a > b`, from an output of its own `a.0 > b`. */
export const drawn = (nodes: FlowNode[], ...wires: string[]): FlowDocument => ({
  nodes,
  edges: wires.map((text) => {
    const [from = "", target = ""] = text.split(" > ");
    const [source = "", sourceHandle = source.replace(/_\d+$/, "")] = from.split(".");
    return { id: text, source, sourceHandle, target, targetHandle: "input" };
  }),
});
