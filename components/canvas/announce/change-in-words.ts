import type { CanvasState } from "@/components/canvas/canvas-state";
import { t } from "@/components/words/t";
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
  if (travelled === "undone")
    return [changes.length === 0 ? t("Undone.") : t("Undone: {changes}", { changes: changes.join(" ") })];
  if (travelled === "redone")
    return [changes.length === 0 ? t("Redone.") : t("Redone: {changes}", { changes: changes.join(" ") })];
  return changes;
}

/** Whether undo or redo made the change: what is ahead grew or shrank, and nothing else does that. */
function way(before: Seen, now: Seen): "undone" | "redone" | undefined {
  const [was, is] = [before.history.future.length, now.history.future.length];
  if (is > was) return "undone";
  return is < was &&
    now.history.past.length > before.history.past.length &&
    now.document === before.history.future[was - is - 1]
    ? "redone"
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
    ...connected(drawn, name),
    ...disconnected(cut, name),
    ...kept.flatMap(([was, is]) =>
      was.label === is.label ? [] : [t("{before} is now called {after}.", { before: was.label, after: is.label })],
    ),
    ...marked(kept, "disabled", "off", "on"),
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

type Named = (id: string) => string;

function connected(edges: readonly FlowEdge[], name: Named): string[] {
  const [only, another] = edges;
  if (!only) return [];
  return another
    ? [t("{count} wires connected.", { count: edges.length })]
    : [t("{from} connected to {to}.", { from: name(only.source), to: name(only.target) })];
}

function disconnected(edges: readonly FlowEdge[], name: Named): string[] {
  const [only, another] = edges;
  if (!only) return [];
  return another
    ? [t("{count} wires disconnected.", { count: edges.length })]
    : [t("{from} disconnected from {to}.", { from: name(only.source), to: name(only.target) })];
}

type Deed = "added" | "deleted" | "moved" | "off" | "on" | "folded" | "unfolded";

function listed(labels: readonly string[], deed: Deed): string[] {
  const [first, second, third] = labels;
  if (first === undefined) return [];
  if (second === undefined)
    return [
      t(
        "{deed, select, added {{first} added.} deleted {{first} deleted.} off {{first} switched off.} on {{first} switched on.} folded {{first} folded.} unfolded {{first} unfolded.} other {{first} moved.}}",
        { deed, first },
      ),
    ];
  return third === undefined
    ? [
        t(
          "{deed, select, added {{first} and {second} added.} deleted {{first} and {second} deleted.} off {{first} and {second} switched off.} on {{first} and {second} switched on.} folded {{first} and {second} folded.} unfolded {{first} and {second} unfolded.} other {{first} and {second} moved.}}",
          { deed, first, second },
        ),
      ]
    : [
        t(
          "{deed, select, added {{count} nodes added.} deleted {{count} nodes deleted.} off {{count} nodes switched off.} on {{count} nodes switched on.} folded {{count} nodes folded.} unfolded {{count} nodes unfolded.} other {{count} nodes moved.}}",
          { deed, count: labels.length },
        ),
      ];
}

const marked = (
  kept: readonly [FlowNode, FlowNode][],
  mark: "disabled" | "collapsed",
  on: Deed,
  off: Deed,
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
  if (is === 0) return [t("No problems.")];
  return [t("{is, plural, one {# problem.} other {# problems.}}", { is })];
}
