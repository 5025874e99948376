import type { PlannedStep } from "./plan-agentflow";

/** What a loop waits for before the step that it goes back to is run again. */
export interface WaysBack {
  /** Steps from which something can still come to that step. */
  ahead: ReadonlySet<string>;
  /** Joins that wait for that step: what has arrived at one of them cannot come before. */
  gates: ReadonlySet<string>;
}

type Steps = ReadonlyMap<string, PlannedStep>;

/** Ways through a join that waits for the step itself do not count: the two would wait for each other. */
export function waysBackTo(target: string, steps: Steps, loopsTo: (id: string) => readonly string[]): WaysBack {
  const joins = [...steps.values()].filter(({ previous, node }) => previous.length > 1 && node.id !== target);
  const gates = new Set(joins.filter(({ upstream }) => upstream.has(target)).map(({ node }) => node.id));
  const before = (id: string) => [...(steps.get(id)?.previous ?? []), ...loopsTo(id)].filter((one) => steps.has(one));
  const ahead = new Set(before(target));
  for (const id of ahead) {
    if (id === target || gates.has(id)) continue;
    for (const one of before(id)) ahead.add(one);
  }
  return { ahead, gates };
}
