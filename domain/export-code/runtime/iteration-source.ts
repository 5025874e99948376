/** `src/steps/iteration.ts` of an exported project. */
export const iterationSource = String.raw`import { asText, fill } from "../references.js";
import type { Body, State, Step } from "../state.js";
import { Trouble } from "../trouble.js";

/** Runs the steps inside it once for each item of a list. What goes wrong in a round is what it came to; the others go on. */
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
      try {
        current = (await body.invoke(round, { recursionLimit: 1000 })) as State;
        if (current.answer !== "") results.push(current.answer);
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        results.push("Error in iteration " + String(index + 1) + ": " + error.message);
      }
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
