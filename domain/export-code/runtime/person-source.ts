/** `src/steps/person.ts` of an exported project. */
export const personSource = String.raw`import { decided } from "../decided.js";
import { decisionOn } from "../decision.js";
import type { Limit } from "../limit.js"; //+limit
import { fillText } from "../references.js";
import type { Step } from "../state.js";

/** Asks a person, and goes on once they have decided. */
export const person =
  (id: string, question: string): Step => //-limit
  (id: string, question: string, limit?: Limit): Step => //+limit
  async (state) => {
    const asked = fillText(question, state).trim() || "Do you want to proceed?";
    const last = state.messages.at(-1)?.content.trim();
    const content = last ? last + "\n\n" + asked : asked;
    return decided(id, asked, decisionOn(content), state); //-limit
    return decided(id, asked, decisionOn(content, limit), state); //+limit
  };
`;
