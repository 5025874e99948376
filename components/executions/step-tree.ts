import type { TraceItem } from "@/domain/api/trace-item";

/** One visit of a step, as far as its place in the timeline depends on it. */
export interface Visit {
  visitId: number;
  nodeId: string;
  item: Pick<TraceItem, "data">;
}

export interface StepBranch<V> {
  /** Absent for an iteration that has not ended: its rounds are there before it. */
  step?: V;
  nodeId: string;
  rounds: { index: number; branches: StepBranch<V>[] }[];
}

/** Visits as a person reads them: what waited and went on stands once, and what an iteration did stands in its rounds. */
export function stepTree<V extends Visit>(visits: readonly V[]): StepBranch<V>[] {
  return branchesOf(lastOfEach(visits), undefined);
}

function lastOfEach<V extends Visit>(visits: readonly V[]): V[] {
  const last = new Map(visits.map((visit, index) => [visit.visitId, index]));
  return visits.filter(({ visitId }, index) => last.get(visitId) === index);
}

function branchesOf<V extends Visit>(visits: readonly V[], parent: string | undefined): StepBranch<V>[] {
  const branches: StepBranch<V>[] = [];
  let inside: V[] = [];
  for (const visit of visits) {
    const region = visit.item.data.parentNodeId;
    if (region !== parent) {
      inside.push(visit);
      continue;
    }
    // An iteration ends after all that it held.
    const held = inside.filter((inner) => outerRegion(inner, inside, parent) === visit.nodeId);
    inside = inside.filter((inner) => !held.includes(inner));
    branches.push({ step: visit, nodeId: visit.nodeId, rounds: roundsOf(held, visit.nodeId) });
  }
  const open = new Set(inside.map((inner) => outerRegion(inner, inside, parent)));
  for (const nodeId of open) {
    const held = inside.filter((inner) => outerRegion(inner, inside, parent) === nodeId);
    branches.push({ nodeId, rounds: roundsOf(held, nodeId) });
  }
  return branches;
}

/** The iteration directly below `parent` that a visit belongs to, through those in between. */
function outerRegion<V extends Visit>(visit: V, among: readonly V[], parent: string | undefined): string {
  let region = visit.item.data.parentNodeId ?? "";
  for (let depth = 0; depth < among.length; depth++) {
    const above = among.find(({ nodeId }) => nodeId === region)?.item.data.parentNodeId;
    if (above === undefined || above === parent) return region;
    region = above;
  }
  return region;
}

function roundsOf<V extends Visit>(held: readonly V[], nodeId: string): StepBranch<V>["rounds"] {
  const rounds = new Map<number, V[]>();
  let waiting: V[] = [];
  for (const visit of held) {
    waiting.push(visit);
    // What lies deeper belongs to the round of the step that holds it, which comes after.
    if (visit.item.data.parentNodeId !== nodeId) continue;
    const index = visit.item.data.iterationIndex ?? 0;
    rounds.set(index, [...(rounds.get(index) ?? []), ...waiting]);
    waiting = [];
  }
  if (waiting.length > 0) rounds.set(-1, waiting);
  return [...rounds]
    .toSorted(([a], [b]) => a - b)
    .map(([index, visits]) => ({ index, branches: branchesOf(visits, nodeId) }));
}
