/** `src/steps/inquire.ts` of an exported project: a person is asked what a model has written. */
export const writtenQuestionSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ask, tell } from "../conversation.js";
import { decided } from "../decided.js";
import { decisionOn } from "../decision.js";
import type { Limit } from "../limit.js"; //+limit
import type { Step } from "../state.js";

interface Inquiry {
  id: string;
  model: () => BaseChatModel;
  prompt: string;
  limit?: Limit; //+limit
}

/** Lets a model write the question at one visit and asks it at the next: LangGraph runs a node anew once it is answered. */
export const inquire =
  ({ id, model, prompt }: Inquiry): Step => //-limit
  ({ id, model, prompt, limit }: Inquiry): Step => //+limit
  async (state) => {
    const written = state.kept[id]?.["written"];
    if (typeof written === "string") {
      const decision = decisionOn(written); //-limit
      const decision = decisionOn(written, limit); //+limit
      return { ...decided(id, written, decision, state), kept: { [id]: {} } };
    }
    const writer = model();
    const told = await tell({ rows: [], memory: true, userMessage: prompt }, state, writer);
    return { kept: { [id]: { written: await ask(writer, told) } }, routes: { [id]: "again" } };
  };
`;
