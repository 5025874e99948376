import { AppError } from "@/domain/errors";
import { namedBy } from "./choose-speaker";
import { answered } from "./gate";
import { letThrough } from "./reply-move";
import { agentOf, type Stage } from "./stage";
import { type Saying, type State, type Talk, withTop } from "./state";
import type { Todo } from "./todo";

/** What becomes of a conversation, and what was said in it, if anything. */
export interface After {
  state: State;
  saying?: Saying;
}

/** Somebody has spoken. */
export function afterSaying(state: State, saying: Saying): After {
  const { speaker: _s, inner: _i, ...talk } = talkOf(state);
  const counters = saying.kind === "human" ? { ...talk.counters, [saying.from]: 0 } : talk.counters;
  const next = { ...talk, said: [...talk.said, saying], passed: false, mistakes: 0, unaided: false, counters };
  return { state: { ...withTop(state, next), turns: state.turns + 1 }, saying };
}

/** A person was asked whether they speak in an agent's place. */
export function afterPerson(stage: Stage, state: State, { me, other, gate }: Asked, text: string): After {
  const talk = talkOf(state);
  const agent = agentOf(stage, me);
  switch (answered(gate, text, agent?.mostReplies ?? 0)) {
    case "end":
      return { state: withTop(state, { ...talk, counters: { ...talk.counters, [me]: 0 }, stop: "exit" }) };
    case "pass":
      return { state: withTop(state, letThrough(talk, me)) };
    default:
      return afterSaying(state, { from: me, to: other, content: text, kind: "human", ...interrupting(talk) });
  }
}

type Asked = Extract<Todo, { kind: "ask" }>;

/** Models refuse a conversation in which a tool's call has no result. */
function interrupting({ said }: Talk): Pick<Saying, "results"> {
  const { calls } = said.at(-1) ?? {};
  return calls ? { results: calls.map(({ id, name }) => ({ id, name, content: "USER INTERRUPTED" })) } : {};
}

/** Mistakes after which a person is not asked again. */
const mostMistakes = 2;

/** A person was asked who speaks next. Who says nothing leaves it to others. */
export function afterPick(stage: Stage, state: State, candidates: readonly string[], text: string): After {
  const talk = talkOf(state);
  const speaker = namedBy(stage, text, candidates);
  if (speaker !== undefined) return { state: withTop(state, { ...talk, speaker }) };
  if (text.trim() === "exit") return { state: withTop(state, { ...talk, stop: "exit" }) };
  const mistakes = talk.mistakes + 1;
  const declined = ["", "q"].includes(text.trim().toLowerCase());
  return { state: withTop(state, { ...talk, mistakes, unaided: declined || mistakes >= mostMistakes }) };
}

/** A model, or chance, has said who speaks next. */
export const afterSelection = (state: State, speaker: string): After => ({
  state: withTop(state, { ...talkOf(state), speaker }),
});

export function talkOf({ frames }: State): Talk {
  const top = frames.at(-1);
  if (top?.kind === "talk") return top;
  throw new AppError("internal", "Nobody is talking.");
}
