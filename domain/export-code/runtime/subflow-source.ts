/** `src/steps/subflow.ts` of an exported project: another flow of it, as a step. */
export const subflowSource = String.raw`import { questionOf, replyOf } from "../conversation.js";
import { changes, fillText } from "../references.js";
import type { Body, State, Step } from "../state.js";

interface Subflow {
  id: string;
  label: string;
  /** The other flow's graph, and the name under which what it was asked is kept. */
  flow: () => Body;
  name: string;
  input: string;
  answersAs: "user" | "assistant";
  update: readonly (readonly [string, string])[];
}

const deepest = 8;

/** Asks another flow and goes on with its answer. When that waits for a person, so does this. */
export const subflow =
  ({ id, label, flow, name, input, answersAs, update }: Subflow): Step =>
  async (state) => {
    const depth = state.depth + 1;
    if (depth > deepest) throw new Error("More than 8 flows would run inside each other. Look for a circle.");
    const question = fillText(input, state);
    const history = state.asked[name] ?? [];
    const { answer } = (await flow().invoke({ question, history, depth }, { recursionLimit: 1000 })) as State;
    const output = { content: answer };
    return {
      asked: { [name]: [...history, { role: "user", content: question }, { role: "assistant", content: answer }] },
      outputs: { [id]: output },
      messages: [...questionOf({ ...state, question }), replyOf(label, answersAs, answer)],
      values: changes(update, state, output),
      answer,
    };
  };
`;
