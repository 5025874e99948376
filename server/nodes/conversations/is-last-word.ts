import { afterSaying } from "./after";
import { settle } from "./settle";
import type { Stage } from "./stage";
import type { State } from "./state";

/**
 * Whether the conversations of a stage end with what an agent says next, whatever that is: what it says is the answer
 * then. Tried out with words that ask for nothing.
 */
export function isLastWord(stage: Stage, state: State, { me, to }: { me: string; to: string }): boolean {
  const words = "Anything";
  const { state: after } = afterSaying(state, { from: me, to, content: words, kind: "agent" });
  const { todo } = settle(stage, after);
  return todo.kind === "end" && todo.content === words;
}
