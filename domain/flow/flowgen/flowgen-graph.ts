import { type FlowGenEdge, flowGenEdgeSchema, type FlowGenNode, flowGenNodeSchema } from "./flowgen-format";
import { type Role, roleOf } from "./role-of";

/** What FlowGen drew, read. */
export interface FlowGenGraph {
  nodes: ReadonlyMap<string, FlowGenNode>;
  edges: readonly FlowGenEdge[];
  /** Drawn by FlowGen, whose wires lead from the assistant to the user; Agentok's lead the other way. */
  older: boolean;
  role: (id: string) => Role;
  /** How a sentence calls it. */
  called: (id: string) => string;
}

export function readGraph(
  file: { nodes: readonly unknown[]; edges: readonly unknown[] },
  problems: string[],
): FlowGenGraph {
  const nodes = new Map<string, FlowGenNode>();
  for (const item of file.nodes) {
    const node = flowGenNodeSchema.safeParse(item).data;
    if (!node) problems.push("A node without an id was left out.");
    else if (nodes.has(node.id)) problems.push(`Two nodes have the id ${node.id}; the second was left out.`);
    else nodes.set(node.id, node);
  }
  const edges = file.edges.flatMap((item) => flowGenEdgeSchema.safeParse(item).data ?? []);
  if (edges.length < file.edges.length) problems.push("A wire without both ends was left out.");
  const role = (id: string): Role => {
    const node = nodes.get(id);
    return node ? roleOf(node) : "unknown";
  };
  const called = (id: string): string => {
    const name = nodes.get(id)?.data["name"];
    return typeof name === "string" && name.trim() !== "" ? name.trim() : id;
  };
  return { nodes, edges, role, called, older: isOlder(nodes, edges, role) };
}

const newerTypes = new Set(["initializer", "conversable", "nestedchat", "gpt_assistant"]);

function isOlder(
  nodes: ReadonlyMap<string, FlowGenNode>,
  edges: readonly FlowGenEdge[],
  role: (id: string) => Role,
): boolean {
  const all = [...nodes.values()];
  if (all.some(({ type, data }) => type === "config" || data["class"] === "Config")) return true;
  if (all.some(({ type = "", parentId }) => newerTypes.has(type) || parentId !== undefined)) return false;
  if (edges.some(({ type, data }) => type === "converse" || Object.keys(data).length > 0)) return false;
  return edges.some(({ source, target }) => role(target) === "user" && role(source) !== "user");
}
