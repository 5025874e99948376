import type { PauseRequest } from "../step-scope";
import { promptOf } from "./gate";
import { nameOf, type Stage } from "./stage";
import type { State } from "./state";
import { talkOf } from "./after";
import type { Todo } from "./todo";

type Question = Extract<Todo, { kind: "ask" | "pick" }>;

export const asksPerson = (todo: Todo): todo is Question => todo.kind === "ask" || todo.kind === "pick";

/** What a person is asked, and what a screen needs to know to let them answer. */
export function pauseOf(stage: Stage, state: State, todo: Question): PauseRequest {
  const from = nameOf(stage, talkOf(state).said.at(-1)?.from ?? "");
  const labels = { proceed: "Send", reject: "End the conversation" };
  if (todo.kind === "ask") {
    const me = nameOf(stage, todo.me);
    const content = promptOf(todo.gate.wording, me, nameOf(stage, todo.other));
    return { content, labels, input: { kind: "human_input_request", agent: me, from }, feedback: true };
  }
  const options = todo.candidates.map((id) => nameOf(stage, id));
  const list = options.map((name, index) => `${String(index + 1)}: ${name}`).join("\n");
  const again = talkOf(state).mistakes > 0 ? "That is none of them. " : "";
  return {
    content: `${again}Who speaks next? Answer with a number or a name; nothing or q leaves the choice to the group.\n\n${list}`,
    labels: { proceed: "Choose", reject: "End the conversation" },
    input: { kind: "select_speaker", agent: nameOf(stage, todo.group), from, options },
    feedback: true,
  };
}
