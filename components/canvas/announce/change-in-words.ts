import type { CanvasState } from "@/components/canvas/canvas-state";
import type { FlowDocument, FlowEdge, FlowNode } from "@/domain/flow/flow-document";

export type Seen = Pick<CanvasState, "document" | "history" | "problems">;

/** What changed between two moments, as one would say it; undefined where there is nothing to say. */
export function changeInWords(before: Seen, now: Seen): string | undefined {
  const sentences = [...documentInWords(before, now), ...problemsInWords(before, now)];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

function documentInWords(before: Seen, now: Seen): string[] {
  if (before.document === now.document) return [];
  const changes = differences(before.document, now.document);
  const travelled = way(before, now);
  if (travelled) return [changes.length === 0 ? `${travelled}.` : `${travelled}: ${changes.join(" ")}`];
  return changes;
}

/** Whether undo or redo made the change: what is ahead grew or shrank, and nothing else does that. */
function way(before: Seen, now: Seen): "Undone" | "Redone" | undefined {
  const [was, is] = [before.history.future.length, now.history.future.length];
  if (is > was) return "Undone";
  return is < was &&
    now.history.past.length > before.history.past.length &&
    now.document === before.history.future[was - is - 1]
    ? "Redone"
    : undefined;
}

function differences(before: FlowDocument, after: FlowDocument): string[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const fresh = new Map(after.nodes.map((node) => [node.id, node]));
  const added = after.nodes.filter(({ id }) => !old.has(id));
  const deleted = before.nodes.filter(({ id }) => !fresh.has(id));
  const kept = after.nodes.flatMap((node): [FlowNode, FlowNode][] => {
    const was = old.get(node.id);
    return was && was !== node ? [[was, node]] : [];
  });
  const gone = new Set(deleted.map(({ id }) => id));
  const drawn = newWires(before.edges, after.edges);
  const cut = newWires(after.edges, before.edges).filter(
    ({ source, target }) => !gone.has(source) && !gone.has(target),
  );
  const name = (id: string) => (fresh.get(id) ?? old.get(id))?.label ?? id;
  return [
    ...listed(
      added.map(({ label }) => label),
      "added",
    ),
    ...listed(
      deleted.map(({ label }) => label),
      "deleted",
    ),
    ...wires(drawn, "connected to", "connected", name),
    ...wires(cut, "disconnected from", "disconnected", name),
    ...kept.flatMap(([was, is]) => (was.label === is.label ? [] : [`${was.label} is now called ${is.label}.`])),
    ...marked(kept, "disabled", "switched off", "switched on"),
    ...marked(kept, "collapsed", "folded", "unfolded"),
    ...(kept.length > 0 && kept.every(([was, is]) => onlyMoved(was, is))
      ? listed(
          kept.map(([, is]) => is.label),
          "moved",
        )
      : []),
  ];
}

function newWires(before: readonly FlowEdge[], after: readonly FlowEdge[]): FlowEdge[] {
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id));
}

function wires(edges: readonly FlowEdge[], one: string, many: string, name: (id: string) => string): string[] {
  const [only, another] = edges;
  if (!only) return [];
  return another ? [`${String(edges.length)} wires ${many}.`] : [`${name(only.source)} ${one} ${name(only.target)}.`];
}

function listed(labels: readonly string[], what: string): string[] {
  const [first, second, third] = labels;
  if (first === undefined) return [];
  if (second === undefined) return [`${first} ${what}.`];
  return third === undefined ? [`${first} and ${second} ${what}.`] : [`${String(labels.length)} nodes ${what}.`];
}

const marked = (
  kept: readonly [FlowNode, FlowNode][],
  mark: "disabled" | "collapsed",
  on: string,
  off: string,
): string[] => {
  const changed = kept.filter(([was, is]) => was[mark] !== is[mark]).map(([, is]) => is);
  return [
    ...listed(
      changed.filter((node) => node[mark]).map(({ label }) => label),
      on,
    ),
    ...listed(
      changed.filter((node) => !node[mark]).map(({ label }) => label),
      off,
    ),
  ];
};

const onlyMoved = (was: FlowNode, is: FlowNode): boolean =>
  (was.position.x !== is.position.x || was.position.y !== is.position.y) &&
  was.inputs === is.inputs &&
  was.label === is.label &&
  was.disabled === is.disabled &&
  was.collapsed === is.collapsed;

function problemsInWords(before: Seen, now: Seen): string[] {
  const [was, is] = [before.problems.length, now.problems.length];
  if (was === is) return [];
  if (is === 0) return ["No problems."];
  return [is === 1 ? "1 problem." : `${String(is)} problems.`];
}
