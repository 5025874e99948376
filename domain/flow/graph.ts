/** The shape of a flow without its contents. Pure; every answer follows the order of the document. */
export interface GraphSource {
  nodes: readonly { id: string }[];
  edges: readonly { source: string; target: string }[];
}

export interface Graph {
  /** Node ids in the document's order. */
  ids: readonly string[];
  next: ReadonlyMap<string, readonly string[]>;
  previous: ReadonlyMap<string, readonly string[]>;
}

/** Wires whose ends are missing are left out, and parallel wires count once. */
export function graphOf({ nodes, edges }: GraphSource): Graph {
  const next = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const previous = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of edges) {
    const after = next.get(source);
    const before = previous.get(target);
    if (!after || !before || after.includes(target)) continue;
    after.push(target);
    before.push(source);
  }
  return { ids: [...next.keys()], next, previous };
}

/** All nodes that `id` depends on, itself not counted unless it lies on a cycle. */
export const ancestorsOf = (graph: Graph, id: string): Set<string> => reach(graph.previous, id);

/** All nodes that depend on `id`, itself not counted unless it lies on a cycle. */
export const descendantsOf = (graph: Graph, id: string): Set<string> => reach(graph.next, id);

export const reaches = (graph: Graph, from: string, to: string): boolean =>
  from === to || descendantsOf(graph, from).has(to);

/**
 * Ids so that each comes after everything it depends on; among free ones the document's order decides.
 * Nodes on a cycle, and those behind one, are left out.
 */
export function topologicalOrder(graph: Graph): string[] {
  const waitingFor = new Map(graph.ids.map((id) => [id, graph.previous.get(id)?.length ?? 0]));
  const ready = graph.ids.filter((id) => waitingFor.get(id) === 0);
  const order: string[] = [];
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    order.push(id);
    for (const follower of graph.next.get(id) ?? []) {
      const left = (waitingFor.get(follower) ?? 0) - 1;
      waitingFor.set(follower, left);
      if (left === 0) ready.push(follower);
    }
  }
  return order;
}

/** The ids of one cycle in the direction of its wires, or undefined when there is none. */
export function findCycle(graph: Graph): string[] | undefined {
  const sorted = new Set(topologicalOrder(graph));
  const start = graph.ids.find((id) => !sorted.has(id));
  if (start === undefined) return undefined;
  // Every unsorted node has an unsorted predecessor, so that walking back must come round.
  const path: string[] = [start];
  for (;;) {
    const last = path[path.length - 1] ?? start;
    const before = graph.previous.get(last)?.find((id) => !sorted.has(id));
    if (before === undefined) return undefined;
    const seen = path.indexOf(before);
    if (seen !== -1) return path.slice(seen).reverse();
    path.push(before);
  }
}

/** Length of the longest way from a node without predecessors to each node; nodes on or behind a cycle have none. */
export function depths(graph: Graph): Map<string, number> {
  const depth = new Map<string, number>();
  for (const id of topologicalOrder(graph)) {
    const before = (graph.previous.get(id) ?? []).map((source) => depth.get(source) ?? 0);
    depth.set(id, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  return depth;
}

function reach(neighbours: ReadonlyMap<string, readonly string[]>, from: string): Set<string> {
  const seen = new Set<string>();
  const open = [...(neighbours.get(from) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(neighbours.get(id) ?? []));
  }
  return seen;
}
