import { assertNever } from "@/domain/assert-never";
import type { ConversationTurn } from "@/domain/api/trace-item";
import { type After, afterPerson, afterPick, afterSaying, afterSelection, talkOf } from "./after";
import { askAgent } from "./ask-agent";
import type { Conversing } from "./conversing";
import { drawLot } from "./draw-lot";
import { reflect } from "./reflect";
import { runCode } from "./run-code";
import { selectSpeaker } from "./select-speaker";
import { concluded } from "./settle";
import { nameOf } from "./stage";
import type { State } from "./state";
import type { Todo } from "./todo";
import { toTurn } from "./to-turn";
import { callTools } from "./call-tools";

export interface Performed {
  state: State;
  /** What was said, if anything. */
  turn?: ConversationTurn;
}

/** Does what a conversation needs next. `answer` is what a person said, where one is asked. */
export async function perform(
  conversing: Conversing,
  state: State,
  todo: Exclude<Todo, { kind: "end" }>,
  answer: string,
): Promise<Performed> {
  const { stage, tools, signal } = conversing;
  const told = ({ state: next, saying }: After): Performed => ({
    ...{ state: next, ...(saying && { turn: toTurn(stage, state, next, saying) }) },
  });
  switch (todo.kind) {
    case "say":
      return told(afterSaying(state, todo.saying));
    case "ask":
      return told(afterPerson(stage, state, todo, answer));
    case "pick":
      return told(afterPick(stage, state, todo.candidates, answer));
    case "select":
      return told(await selectSpeaker(conversing, state, todo));
    case "lot":
      return told(afterSelection(state, await drawLot(todo.moment, todo.candidates)));
    case "tools":
      return told(await callTools(conversing, state, todo));
    case "model":
      return told(await askAgent(conversing, state, todo));
    case "code": {
      const { me: from, to, blocks } = todo;
      return told(afterSaying(state, { from, to, content: await runCode(blocks, tools, signal), kind: "code_result" }));
    }
    case "reflect": {
      const talk = talkOf(state);
      const content = await reflect(conversing, talk, todo);
      const turn = {
        sender: nameOf(stage, todo.by),
        receiver: nameOf(stage, talk.from),
        content,
        kind: "summary",
      } as const;
      return { state: { ...concluded(state, content), turns: state.turns + 1 }, turn };
    }
    default:
      return assertNever(todo);
  }
}
