/** Steps of an exported project that ask a model, by the name of what they export. */
export const modelStepSources: Readonly<Record<string, string>> = {
  llm: String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { ask, type Kit, questionOf, replyOf, tell, type Telling } from "../conversation.js";
import { changes } from "../references.js";
import type { Step, Values } from "../state.js";

interface ModelStep extends Telling, Kit {
  id: string;
  label: string;
  model: () => BaseChatModel;
  /** Answers by filling in a form. */
  form?: (model: BaseChatModel, messages: BaseMessage[]) => Promise<Output>;
  /** Puts an answer in words into a form. */
  reform?: (model: BaseChatModel, text: string) => Promise<Output>;
  answersAs: "user" | "assistant";
  update: readonly (readonly [string, string])[];
}

type Output = Values & { content: string };

/** Asks a model, which may call tools until it can answer. */
export const llm =
  (step: ModelStep): Step =>
  async (state) => {
    const model = step.model();
    const output = await answer(step, model, await tell(step, state, model));
    return {
      outputs: { [step.id]: output },
      messages: [...questionOf(state), replyOf(step.label, step.answersAs, output.content)],
      values: changes(step.update, state, output),
      answer: output.content,
    };
  };

async function answer({ form, reform, ...kit }: ModelStep, model: BaseChatModel, told: BaseMessage[]): Promise<Output> {
  if (form) return form(model, told);
  const content = await ask(model, told, kit);
  return reform ? reform(model, content) : { content };
}
`,
  chooser: String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage } from "@langchain/core/messages";
import { ask, questionOf, tell, type Telling } from "../conversation.js";
import { fillText } from "../references.js";
import type { Step } from "../state.js";

interface Chooser extends Omit<Telling, "userMessage"> {
  id: string;
  model: () => BaseChatModel;
  input: string;
  instruction: string;
  scenarios: readonly string[];
}

/** Lets a model choose the way to go on. */
export const chooser =
  (step: Chooser): Step =>
  async (state) => {
    const { id, scenarios } = step;
    const task = {
      input: fillText(step.input, state).trim(),
      scenarios,
      instruction: fillText(step.instruction, state),
    };
    const model = step.model();
    // The task goes along as it is: nothing in it is filled in again.
    const told = [...(await tell(step, state, model)), new HumanMessage(JSON.stringify(task))];
    const content = await ask(model, told);
    return {
      routes: { [id]: String(chosen(content, scenarios)) },
      outputs: { [id]: { content } },
      messages: questionOf(state),
      answer: content,
    };
  };

/** The scenario that a reply names: word for word, by its beginning or by a part of it; else the last one. */
function chosen(reply: string, scenarios: readonly string[]): number {
  const answer = plain(outputOf(reply));
  const known = scenarios.map(plain);
  const last = Math.max(0, scenarios.length - 1);
  if (answer === "") return last;
  const matches: ((scenario: string) => boolean)[] = [
    (scenario) => scenario === answer,
    (scenario) => scenario.startsWith(answer),
    (scenario) => scenario !== "" && (scenario.includes(answer) || answer.includes(scenario)),
  ];
  for (const match of matches) {
    const index = known.findIndex(match);
    if (index !== -1) return index;
  }
  return last;
}

function outputOf(reply: string): string {
  const json = /\{[\s\S]*\}/.exec(reply)?.[0];
  if (json === undefined) return reply;
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === "object" && read !== null && "output" in read ? String(read.output) : reply;
  } catch {
    return reply;
  }
}

const plain = (text: string): string =>
  text
    .trim()
    .replaceAll(/^["'\u0060*\s]+|["'\u0060*.\s]+$/g, "")
    .toLowerCase();
`,
  chat: String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ask, type Kit, latest, toModel } from "../conversation.js"; //-recall
import { ask, type Kit, latest, type Recall, toModel } from "../conversation.js"; //+recall
import { fillText } from "../references.js";
import type { Step } from "../state.js";

interface Chat extends Kit {
  model: () => BaseChatModel;
  system: string;
  /** Whether it knows what was said before, and how many exchanges of it. */
  memory: boolean;
  window?: number;
  recall?: Recall; //+recall
}

/** Talks with a person: a system message, what was said before, and the question. */
export const chat =
  ({ model, system, memory, window, ...kit }: Chat): Step => //-recall
  ({ model, system, memory, window, recall, ...kit }: Chat): Step => //+recall
  async (state) => {
    const instructions = fillText(system, state);
    const past = memory ? latest(state.history, window) : []; //-recall
    const past = memory ? ((await recall?.(state.history)) ?? latest(state.history, window)) : []; //+recall
    const messages = [
      ...(instructions.trim() ? [new SystemMessage(instructions)] : []),
      ...past.map(toModel),
      new HumanMessage(state.question),
    ];
    return { answer: await ask(model(), messages, kit) };
  };
`,
  prompt: String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ask } from "../conversation.js";
import { fillText } from "../references.js";
import type { State, Step } from "../state.js";

interface Prompt {
  model: () => BaseChatModel;
  system: string;
  template: string;
  /** What stands for the variables in single braces; a variable that is not named stands for the question. */
  values: readonly (readonly [string, string])[];
}

/** Fills a prompt and asks a model. */
export const prompt =
  ({ model, system, template, values }: Prompt): Step =>
  async (state) => {
    const instructions = filled(system, values, state);
    const messages = [
      ...(instructions === "" ? [] : [new SystemMessage(instructions)]),
      new HumanMessage(filled(template, values, state)),
    ];
    return { answer: await ask(model(), messages) };
  };

/** Double braces stand for a literal one. */
function filled(template: string, values: Prompt["values"], state: State): string {
  const known = new Map(values.map(([name, value]) => [name, fillText(value, state)]));
  return template.replace(/\{\{|\}\}|\{([^{}\n"':,[\]]+)\}/g, (raw, name: string | undefined) => {
    if (name === undefined) return raw.slice(1);
    return known.get(name.trim()) ?? state.question;
  });
}
`,
};
