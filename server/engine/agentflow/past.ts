import type { StepMessage } from "@/server/nodes/step-scope";
import type { AgentflowPlan } from "./plan-agentflow";
import type { FinishedVisit } from "./visit";

/** What a step finds when it begins: everything that the steps before it left, and nothing of those beside it. */
export interface Past {
  state: Readonly<Record<string, unknown>>;
  messages: readonly StepMessage[];
  /** The latest output of each step. */
  outputs: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The session's earlier messages are not to be known. */
  forgetPast: boolean;
  /** Finished visits in it. */
  visits: ReadonlySet<number>;
}

/**
 * Reads the past of visits from what they follow, so that parallel branches do not see each other and no result depends
 * on which of them was quicker. Where branches meet, their changes are applied in the order of the run: by length of the
 * way, then by place in the flow.
 */
export class PastReader {
  readonly #plan: AgentflowPlan;
  readonly #finished: ReadonlyMap<number, FinishedVisit>;
  readonly #beginning: Past;
  readonly #known = new Map<number, Past>();

  constructor(
    plan: AgentflowPlan,
    finished: ReadonlyMap<number, FinishedVisit>,
    state: Readonly<Record<string, unknown>>,
  ) {
    this.#plan = plan;
    this.#finished = finished;
    this.#beginning = { state, messages: [], outputs: new Map(), forgetPast: false, visits: new Set() };
  }

  before(causes: readonly number[]): Past {
    const [only, ...others] = causes;
    if (only === undefined) return this.#beginning;
    return others.length === 0 ? this.#after(only) : this.#joined(causes);
  }

  #after(id: number): Past {
    const known = this.#known.get(id);
    if (known) return known;
    // A long way back is walked without recursion: a run may have a thousand steps.
    const chain: FinishedVisit[] = [];
    let past: Past | undefined;
    for (let current = this.#finished.get(id); current && !past;) {
      chain.push(current);
      const [only, ...others] = current.causes;
      past = only === undefined || others.length > 0 ? this.before(current.causes) : this.#known.get(only);
      current = only === undefined ? undefined : this.#finished.get(only);
    }
    let result = past ?? this.#beginning;
    for (const visit of chain.reverse()) result = apply(result, [visit]);
    this.#known.set(id, result);
    return result;
  }

  #joined(causes: readonly number[]): Past {
    const pasts = causes.map((cause) => this.#after(cause));
    const ids = new Set(pasts.flatMap(({ visits }) => [...visits]));
    const visits = [...ids]
      .flatMap((id) => this.#finished.get(id) ?? [])
      .toSorted((a, b) => a.rank - b.rank || this.#orderOf(a) - this.#orderOf(b) || a.visit - b.visit);
    return apply(this.#beginning, visits);
  }

  #orderOf = ({ nodeId }: FinishedVisit): number => this.#plan.steps.get(nodeId)?.order ?? 0;
}

function apply(past: Past, visits: readonly FinishedVisit[]): Past {
  let { state, forgetPast } = past;
  const messages = [...past.messages];
  const outputs = new Map(past.outputs);
  const seen = new Set(past.visits);
  for (const { id, nodeId, effect } of visits) {
    if (effect.state) state = { ...state, ...effect.state };
    if (effect.messages) messages.push(...effect.messages);
    outputs.set(nodeId, effect.output);
    forgetPast ||= effect.forgetPast === true;
    seen.add(id);
  }
  return { state, messages, outputs, forgetPast, visits: seen };
}
