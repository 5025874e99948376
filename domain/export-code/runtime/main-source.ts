/** `src/ask.ts` and `src/main.ts` of an exported project. */
export const askSource = String.raw`import { Command, isInterrupted, INTERRUPT } from "@langchain/langgraph";
import { flow } from "./flow.js";
import type { Message, Values } from "./state.js";

/** What a run waits for: a person's decision, their words, or their choice of who speaks next. */
export interface Waiting {
  kind: "decision" | "human_input_request" | "select_speaker";
  content: string;
  options?: string[];
}

export interface Answer {
  text: string;
  /** Set while the run waits for a person: go on with resume. */
  waiting?: Waiting;
  thread: string;
}

export interface Question {
  question: string;
  form?: Values;
  /** What was said before, oldest first. */
  history?: Message[];
  /** Names the run. What is drawn by chance falls the same in runs of one name. */
  thread?: string;
}

const optionsFor = (thread: string) => ({ configurable: { thread_id: thread }, recursionLimit: 1000 });

/** Asks the flow. */
export async function ask({ question, form = {}, history = [], thread = crypto.randomUUID() }: Question): Promise<Answer> {
  return answerOf(await flow.invoke({ question, form, history }, optionsFor(thread)), thread);
}

/** Goes on with a run that waits: words, or { type: "proceed" | "reject", feedback }. */
export const resume = async (thread: string, answer: string | object): Promise<Answer> =>
  answerOf(await flow.invoke(new Command({ resume: answer }), optionsFor(thread)), thread);

function answerOf(state: { answer?: string }, thread: string): Answer {
  if (isInterrupted<Waiting>(state)) {
    const waiting = state[INTERRUPT][0]?.value;
    if (waiting) return { text: waiting.content, waiting, thread };
  }
  return { text: state.answer || " ", thread };
}
`;

export const mainSource = String.raw`import { createInterface } from "node:readline/promises";
import { ask, type Answer, resume } from "./ask.js";
import type { Message } from "./state.js";

/** npm start -- "a question" answers and ends; without one it is a conversation. */
const given = process.argv.slice(2).join(" ");
const input = createInterface({ input: process.stdin, output: process.stderr });
const lines = input[Symbol.asyncIterator]();
const history: Message[] = [];

/** The next line that a person types; undefined at the end of the input. */
async function typed(prompt: string): Promise<string | undefined> {
  process.stderr.write(prompt);
  const { value, done } = await lines.next();
  return done ? undefined : String(value);
}

async function settled(first: Answer): Promise<string> {
  let answer = first;
  while (answer.waiting) {
    const { kind, content, options = [] } = answer.waiting;
    console.error(content);
    options.forEach((option, index) => console.error(String(index + 1) + ": " + option));
    if (kind === "decision") {
      const yes = /^y/i.test((await typed("Proceed? (y/n) ")) ?? "");
      const feedback = (await typed("Feedback (may be empty): ")) ?? "";
      answer = await resume(answer.thread, { type: yes ? "proceed" : "reject", feedback });
    } else answer = await resume(answer.thread, (await typed("> ")) ?? "exit");
  }
  return answer.text;
}

async function reply(question: string): Promise<void> {
  const text = await settled(await ask({ question, history }));
  history.push({ role: "user", content: question }, { role: "assistant", content: text });
  console.log(text);
}

try {
  if (given) await reply(given);
  else for (let line = await typed("You: "); line !== undefined; line = await typed("You: ")) await reply(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  input.close();
}
`;
