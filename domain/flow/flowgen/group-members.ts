import type { FlowGenEdge } from "./flowgen-format";
import type { FlowGenGraph } from "./flowgen-graph";
import { isAgentRole } from "./role-of";

export interface Members {
  /** The group that each member lies in. */
  parents: ReadonlyMap<string, string>;
  /** Wires that say who is a member, and nothing else. */
  memberWires: ReadonlySet<FlowGenEdge>;
}

/** Who lies in which group: FlowGen draws wires into the group, Agentok draws its members inside. */
export function groupMembers(graph: FlowGenGraph, problems: string[]): Members {
  const parents = new Map<string, string>();
  const memberWires = new Set<FlowGenEdge>();
  for (const [id, node] of graph.nodes) {
    const parent = node.parentId ?? node.parentNode;
    if (parent === undefined || parent === "") continue;
    if (graph.role(parent) === "group" && isAgentRole(graph.role(id))) parents.set(id, parent);
    else problems.push(`“${graph.called(id)}” lay in a node that holds none here; it was taken out.`);
  }
  for (const edge of graph.older ? graph.edges : []) {
    const { source, target } = edge;
    if (graph.role(target) !== "group" || !["assistant", "agent"].includes(graph.role(source))) continue;
    memberWires.add(edge);
    const other = parents.get(source);
    if (other === undefined) parents.set(source, target);
    else if (other !== target)
      problems.push(
        `“${graph.called(source)}” was in two groups. It is in “${graph.called(other)}”; add another agent to “${graph.called(target)}”.`,
      );
  }
  takeAlong(graph, parents);
  return { parents, memberWires };
}

/** Whom a member asks on the side lies in its group too, because wires do not cross a group's edge. */
function takeAlong({ nodes, edges, role }: FlowGenGraph, parents: Map<string, string>): void {
  for (const id of nodes.keys()) {
    if (role(id) !== "nested") continue;
    const sender = edges.find((edge) => edge.target === id)?.source ?? "";
    const group = parents.get(sender);
    if (group === undefined) continue;
    parents.set(id, group);
    for (const edge of edges)
      if (edge.source === id && isAgentRole(role(edge.target)) && !parents.has(edge.target))
        parents.set(edge.target, group);
  }
}
