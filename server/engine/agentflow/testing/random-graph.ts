import { type SeededRandom, seededRandom } from "./seeded-random";

export type GraphStep = {
  id: string;
  /** The container it lies in. */
  inside: string | undefined;
} & (
  | { kind: "plain" }
  /** Waits for a person. */
  | { kind: "ask" }
  /** Follows one of two outputs, depending on what was said before it. */
  | { kind: "choice" }
  /** Fails now and then, depending on what was said before it. */
  | { kind: "fails"; policy: "stop" | "fallback" | "branch" }
  | { kind: "loop"; backTo: string; most: number }
  | { kind: "container"; items: number }
);

export interface GraphWire {
  source: string;
  /** "0" and "1" of choices, "error" of failures, "0" of the rest. */
  output: string;
  target: string;
}

export interface Graph {
  seed: number;
  steps: GraphStep[];
  wires: GraphWire[];
}

interface Drawing extends Graph {
  random: SeededRandom;
  /** Loops go well with everything but pauses: a decision lets them begin anew. */
  loops: boolean;
}

const mostDeep = 2;

/** A graph with branches, decisions, joins, loops, containers in containers, failures and pauses. */
export function randomGraph(seed: number): Graph {
  const random = seededRandom(seed);
  const drawing: Drawing = { seed, steps: [], wires: [], random, loops: random.chance(0.5) };
  drawing.steps.push({ id: "start", inside: undefined, kind: "plain" });
  drawRegion(drawing, undefined, 0, ["start"]);
  const { steps, wires } = drawing;
  return { seed, steps, wires };
}

/** Steps of one container, or of the top. Those without a wire to them begin a container's rounds. */
function drawRegion(drawing: Drawing, inside: string | undefined, depth: number, before: readonly string[]): void {
  const { random, steps } = drawing;
  const known = [...before];
  // A failure ends a round at once, and what is beside it ends with it: only in a row is that the same each time.
  const inRow = depth > 0 && random.chance(0.4);
  const count = depth === 0 ? 3 + random.below(6) : 1 + random.below(4);
  for (let n = 0; n < count; n += 1) {
    const id = `n${String(steps.length)}`;
    const sources = sourcesFor(drawing, known, inRow ? known.slice(-1) : known, depth > 0 && !inRow);
    const step = drawStep(drawing, id, inside, { depth, inRow, known: known.filter((other) => other !== "start") });
    steps.push(step);
    for (const source of sources) drawing.wires.push({ source, output: outputOf(drawing, source), target: id });
    if (step.kind === "container") drawRegion(drawing, id, depth + 1, []);
    if (step.kind !== "loop") known.push(id);
    else if (inRow) return;
  }
}

function sourcesFor({ random }: Drawing, known: readonly string[], among: readonly string[], mayBegin: boolean) {
  if (known.length === 0 || (mayBegin && random.chance(0.2))) return [];
  const count = random.chance(0.35) ? 2 + random.below(2) : 1;
  return [...new Set(Array.from({ length: count }, () => among[random.below(among.length)] ?? ""))].filter(Boolean);
}

function outputOf({ steps, random }: Drawing, source: string): string {
  const step = steps.find(({ id }) => id === source);
  if (step?.kind === "choice") return String(random.below(2));
  return step?.kind === "fails" && step.policy === "branch" && random.chance(0.5) ? "error" : "0";
}

function drawStep(
  { random, loops }: Drawing,
  id: string,
  inside: string | undefined,
  { depth, inRow, known }: { depth: number; inRow: boolean; known: readonly string[] },
): GraphStep {
  const drawn = random.below(12);
  const target = known[random.below(Math.max(1, known.length))];
  if (drawn <= 1) return { id, inside, kind: "choice" };
  if (drawn === 2 && depth < mostDeep) return { id, inside, kind: "container", items: random.below(4) };
  if (drawn <= 4 && loops && target !== undefined)
    return { id, inside, kind: "loop", backTo: target, most: 2 + random.below(2) };
  if (drawn === 5 && !loops) return { id, inside, kind: "ask" };
  const policies = inRow ? (["stop", "fallback", "branch"] as const) : (["fallback", "branch"] as const);
  if (drawn <= 7) return { id, inside, kind: "fails", policy: policies[random.below(policies.length)] ?? "fallback" };
  return { id, inside, kind: "plain" };
}
