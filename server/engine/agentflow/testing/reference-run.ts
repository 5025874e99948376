import { assertNever } from "@/domain/assert-never";
import type { Graph, GraphStep } from "./random-graph";
import { hashOf } from "./seeded-random";

/** One time that a step is run. */
interface Visited {
  step: GraphStep;
  /** It said something: failures, loops and containers do not. */
  said: boolean;
}

type Past = ReadonlySet<Visited>;

interface Token {
  step: GraphStep;
  past: Past;
}

export interface ReferenceRun {
  /** How often each step is run. */
  counts: Record<string, number>;
  /** Loops were under way that could have gone back to one step at the same time. */
  crosses: boolean;
}

class RoundFailed extends Error {}
export class TooLong extends Error {}

/** How many things were said before a step decides what it does. */
export const decides = (id: string, saidBefore: number): boolean => hashOf(`${id} ${String(saidBefore)}`) % 2 === 0;

/** Runs a graph one step after the other, as simply as can be: what must come out of the engine as well. */
export function referenceRun(graph: Graph, mostVisits = 250): ReferenceRun {
  const counts: Record<string, number> = {};
  let crosses = false;
  let visits = 0;
  const stepOf = (id: string): GraphStep => {
    const step = graph.steps.find((candidate) => candidate.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return step;
  };
  const wiresTo = (id: string) =>
    new Set(graph.wires.filter(({ target }) => target === id).map(({ source }) => source));

  /** Whether something at `from` can still come to `to`. */
  function reaches(from: string, to: string): boolean {
    const seen = new Set<string>();
    const look = (id: string): boolean => {
      if (seen.has(id) || id === to) return false;
      seen.add(id);
      const step = stepOf(id);
      const next = graph.wires.filter(({ source }) => source === id).map(({ target }) => target);
      return next.includes(to) || [...next, ...(step.kind === "loop" ? [step.backTo] : [])].some(look);
    };
    return look(from);
  }

  /** Whether something at `from` can come to `to` other than through a join that waits for `to` itself. */
  function reachesFreely(from: string, to: string): boolean {
    const isGate = (id: string): boolean => id !== to && wiresTo(id).size > 1 && reaches(to, id);
    const seen = new Set<string>();
    const look = (id: string): boolean => {
      const step = stepOf(id);
      const next = graph.wires.filter(({ source }) => source === id).map(({ target }) => target);
      return [...next, ...(step.kind === "loop" ? [step.backTo] : [])].some((other) => {
        if (other === to) return true;
        if (seen.has(other) || isGate(other)) return false;
        seen.add(other);
        return look(other);
      });
    };
    return look(from);
  }

  /** Gives everything that happened in a region. */
  function runRegion(first: readonly GraphStep[], past: Past): Past {
    const tokens: Token[] = first.map((step) => ({ step, past }));
    const joins = new Map<string, Token>();
    const jumps = new Map<string, Token>();
    const loops = new Map<string, number>();
    const all = new Set(past);
    const put = (into: Map<string, Token>, id: string, from: Past): void => {
      into.set(id, { step: stepOf(id), past: new Set([...(into.get(id)?.past ?? []), ...from]) });
    };
    const arrive = (id: string, from: Past): void => {
      if (wiresTo(id).size <= 1) return void tokens.push({ step: stepOf(id), past: from });
      put(joins, id, from);
    };
    for (;;) {
      const token = tokens.pop() ?? nextWaiting(joins, jumps);
      if (!token) return all;
      const { after, outputs } = visit(token, loops, (id, from) => {
        const pending = [...tokens, ...joins.values(), ...jumps.values()].map(({ step }) => step.id);
        if (pending.some((other) => other === id || reaches(other, id))) crosses = true;
        put(jumps, id, from);
      });
      for (const one of after) all.add(one);
      const targets = graph.wires.filter(({ source, output }) => source === token.step.id && outputs.includes(output));
      for (const target of new Set(targets.map((wire) => wire.target))) arrive(target, after);
    }
  }

  /** What no other one leads to: joins first, then what loops bring back; of a circle the first. */
  function nextWaiting(joins: Map<string, Token>, jumps: Map<string, Token>): Token | undefined {
    const inOrder = (of: Map<string, Token>) => graph.steps.flatMap(({ id }) => of.get(id) ?? []);
    const [atJoins, back] = [inOrder(joins), inOrder(jumps)];
    const idOf = ({ step }: Token): string => step.id;
    const join = atJoins.find(
      (one) => ![...atJoins, ...back].some((other) => other.step !== one.step && reaches(idOf(other), idOf(one))),
    );
    const jump = back.find((one) => {
      const isGate = (id: string): boolean => reaches(idOf(one), id);
      const first = atJoins.some(
        (other) => other.step === one.step || (!isGate(idOf(other)) && reachesFreely(idOf(other), idOf(one))),
      );
      const earlier = back.slice(0, back.indexOf(one));
      const later = back.slice(back.indexOf(one) + 1);
      const isBefore = (other: Token): boolean => reachesFreely(idOf(other), idOf(one));
      const isAfter = (other: Token): boolean => reachesFreely(idOf(one), idOf(other));
      return !first && !earlier.some(isBefore) && !later.some((other) => isBefore(other) && !isAfter(other));
    });
    const next = join ?? jump ?? back[0] ?? atJoins[0];
    if (next) (next === join || (!jump && !back[0]) ? joins : jumps).delete(next.step.id);
    return next;
  }

  function visit(
    { step, past }: Token,
    loops: Map<string, number>,
    jump: (id: string, past: Past) => void,
  ): { after: Past; outputs: readonly string[] } {
    counts[step.id] = (counts[step.id] ?? 0) + 1;
    visits += 1;
    if (visits > mostVisits) throw new TooLong();
    const yes = decides(step.id, [...past].filter(({ said }) => said).length);
    const ended = (said: boolean, outputs: readonly string[], before = past) => {
      return { outputs, after: new Set([...before, { step, said }]) };
    };
    switch (step.kind) {
      case "plain":
      case "ask":
        return ended(true, ["0"]);
      case "choice":
        return ended(true, [yes ? "0" : "1"]);
      case "fails":
        if (!yes) return ended(true, ["0"]);
        if (step.policy === "stop") throw new RoundFailed();
        return ended(false, [step.policy === "branch" ? "error" : "0"]);
      case "loop": {
        const done = ended(false, []);
        const times = (loops.get(step.id) ?? 0) + 1;
        loops.set(step.id, times);
        if (times < step.most) jump(step.backTo, done.after);
        return done;
      }
      case "container": {
        const first = graph.steps.filter(({ id, inside }) => inside === step.id && wiresTo(id).size === 0);
        let inner = past;
        for (let item = 0; item < step.items; item += 1) inner = runRound(first, inner);
        return ended(false, ["0"], inner);
      }
      default:
        return assertNever(step);
    }
  }

  function runRound(first: readonly GraphStep[], past: Past): Past {
    try {
      return runRegion(first, past);
    } catch (error) {
      if (error instanceof RoundFailed) return past;
      throw error;
    }
  }

  runRegion([stepOf("start")], new Set());
  return { counts, crosses };
}
