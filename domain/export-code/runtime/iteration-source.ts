/** `src/steps/iteration.ts` of an exported project. */
export const iterationSource = String.raw`import { asText, fill } from "../references.js";
import type { Body, State, Step } from "../state.js";

/** Runs the steps inside it once for each item of a list. */
export const iteration =
  (id: string, input: string, body: Body): Step =>
  async (state) => {
    const given = fill(input, state);
    const items: unknown = typeof given === "string" ? JSON.parse(given) : given;
    if (!Array.isArray(items)) throw new Error("The list of an iteration is no list: " + asText(given).slice(0, 200));
    const results: string[] = [];
    let current = state;
    for (const [index, value] of items.entries()) {
      const outputs = { ...current.outputs, $iteration: { index, value } };
      const round = { ...current, outputs, loops: {}, answer: "" };
      current = (await body.invoke(round, { recursionLimit: 1000 })) as State;
      if (current.answer !== "") results.push(current.answer);
    }
    const content = results.join("\n");
    return {
      outputs: { ...current.outputs, [id]: { iterationResults: results, content } },
      values: current.values,
      messages: current.messages.slice(state.messages.length),
      answer: content,
    };
  };
`;
