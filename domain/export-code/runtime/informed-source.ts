/** `src/steps/informed.ts` of an exported project: answers that rest on documents. */
export const informedSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ask, latest, toModel } from "../conversation.js"; //-recall
import { ask, latest, type Recall, toModel } from "../conversation.js"; //+recall
import { fillText } from "../references.js";
import type { State, Step } from "../state.js";

interface Informed {
  model: () => BaseChatModel;
  /** Finds what a question may be answered from. */
  find: (question: string) => Promise<{ pageContent: string }[]>;
  /** How to make a question of its own out of a follow-up. Without it each question stands alone. */
  rephrase?: string;
  /** How many exchanges it knows. */
  window?: number;
  recall?: Recall; //+recall
  /** How to answer: {context} stands for what was found. */
  respond: string;
}

/** Answers a question from documents. */
export const informed =
  ({ model, find, rephrase, window, respond }: Informed): Step => //-recall
  ({ model, find, rephrase, window, recall, respond }: Informed): Step => //+recall
  async (state) => {
    const client = model();
    const past = latest(state.history, window); //-recall
    const past = (await recall?.(state.history)) ?? latest(state.history, window); //+recall
    const history = rephrase === undefined ? [] : past;
    const found = await find(history.length === 0 ? state.question : await standalone(client, rephrase ?? "", { ...state, history: [...history] }));
    const context = found.map(({ pageContent }, at) => "[" + String(at + 1) + "] " + pageContent).join("\n\n");
    const system = new SystemMessage(filled(fillText(respond, state), { context }));
    return { answer: await ask(client, [system, ...history.map(toModel), new HumanMessage(state.question)]) };
  };

async function standalone(model: BaseChatModel, prompt: string, state: State): Promise<string> {
  const lines = state.history.map(({ role, content }) => (role === "user" ? "Human: " : "Assistant: ") + content);
  const values = { chat_history: lines.join("\n"), question: state.question };
  const asked = await ask(model, [new HumanMessage(filled(fillText(prompt, state), values))]);
  return asked.trim() || state.question;
}

/** Double braces stand for a literal one. */
const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{|\}\}|\{(\w+)\}/g, (raw, name: string | undefined) =>
    name === undefined ? raw.slice(1) : (values[name] ?? raw),
  );
`;
