import type { Move } from "./move";
import { replyMove } from "./reply-move";
import type { Chat, Stage } from "./stage";
import { type State, type Talk, withTop } from "./state";

/** Two agents take turns. */
export function pairMove(stage: Stage, state: State, talk: Talk, { maxTurns }: Chat): Move {
  const { from, to, said } = talk;
  const replying = said.at(-1)?.from === from ? to : from;
  const trips = said.filter((one) => one.from === from).length;
  if (replying === from && maxTurns !== undefined && trips >= maxTurns)
    return { state: withTop(state, { ...talk, stop: "max_turns" }) };
  return replyMove(stage, state, talk, { me: replying, to: replying === from ? to : from });
}
