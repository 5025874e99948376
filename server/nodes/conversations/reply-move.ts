import { codeBlocks } from "./code-blocks";
import { endsWithWord } from "./end-word";
import { type Gate, gateOf } from "./gate";
import type { Move } from "./move";
import { type Agent, agentOf, type Stage } from "./stage";
import { type Queue, type Saying, type State, type Talk, withTop } from "./state";

interface Replying {
  me: string;
  /** Whom the reply is for: the other of two, or the group. */
  to: string;
}

/** The first of these that applies: the end, a person, a conversation inside, tools, code, the model, nothing. */
export function replyMove(stage: Stage, state: State, talk: Talk, { me, to }: Replying): Move {
  const agent = agentOf(stage, me);
  const last = talk.said.at(-1);
  // Nobody answers for whoever asked the run.
  if (!agent || !last) return { state: withTop(state, { ...talk, stop: "exit" }) };
  if (!talk.passed) return gateMove(gateFor(agent, talk, last), state, talk, { me, to });
  if (talk.inner !== undefined) return say({ from: me, to, content: talk.inner, kind: "agent" });
  if (isTalkedOver(agent, last)) return { state: { ...state, frames: [...state.frames, innerQueue(me, last)] } };
  const { calls } = last;
  if (calls) return { todo: { kind: "tools", me, to, caller: last.from, calls } };
  const blocks = agent.runsCode ? newestCode(talk.said, me) : [];
  if (blocks.length > 0) return { todo: { kind: "code", me, to, blocks } };
  if (agent.hasModel) return { todo: { kind: "model", me, to } };
  return say({ from: me, to, content: "", kind: "agent" });
}

const say = (saying: Saying): Move => ({ todo: { kind: "say", saying } });

const gateFor = (agent: Agent, { counters }: Talk, { content }: Saying): Gate =>
  gateOf(agent, counters[agent.id] ?? 0, endsWithWord(content, agent.endWord));

function gateMove(gate: Gate, state: State, talk: Talk, { me, to }: Replying): Move {
  switch (gate.kind) {
    case "end":
      return { state: withTop(state, { ...talk, counters: { ...talk.counters, [me]: 0 }, stop: "termination" }) };
    case "ask":
      return { todo: { kind: "ask", me, other: to, gate } };
    default:
      return { state: withTop(state, letThrough(talk, me)) };
  }
}

export const letThrough = (talk: Talk, me: string): Talk => ({
  ...talk,
  ...{ passed: true, counters: { ...talk.counters, [me]: (talk.counters[me] ?? 0) + 1 } },
});

/** Whoever is asked about something does not talk it over with those who asked. */
const isTalkedOver = ({ nested }: Agent, { from }: Saying): boolean =>
  nested.length > 0 && !nested.some(({ to }) => to === from);

const innerQueue = (owner: string, { content }: Saying): Queue => ({
  ...{ kind: "queue", owner, nested: true, question: content, at: 0, summaries: [] },
});

/** The code of the newest message that has any, of those since this agent spoke last. */
function newestCode(said: readonly Saying[], me: string) {
  for (const { from, content } of said.toReversed()) {
    if (from === me) return [];
    const blocks = codeBlocks(content);
    if (blocks.length > 0) return blocks;
  }
  return [];
}
