/** `src/ask.ts` of an exported project. */
export const askSource = String.raw`import { Command, isInterrupted, INTERRUPT } from "@langchain/langgraph";
import { flow } from "./flow.js";
import { leftUntil } from "./limit.js"; //+limit
import type { Message, Values } from "./state.js";

/** What a run waits for: a person's decision, their words, or their choice of who speaks next. */
export interface Waiting {
  kind: "decision" | "human_input_request" | "select_speaker";
  content: string;
  options?: string[];
  /** When it goes on without them: resume it then. */ //+limit
  until?: string; //+limit
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

/** Goes on with a run that waits: words, or { type: "proceed" | "reject", feedback }. */ //-limit
export const resume = async (thread: string, answer: string | object): Promise<Answer> => //-limit
  answerOf(await flow.invoke(new Command({ resume: answer }), optionsFor(thread)), thread); //-limit
/** Goes on with a run that waits: words, or { type: "proceed" | "reject", feedback }. After its time, whatever is said. */ //+limit
export async function resume(thread: string, answer: string | object): Promise<Answer> { //+limit
  const { tasks } = await flow.getState(optionsFor(thread)); //+limit
  const [waiting] = tasks.flatMap(({ interrupts }) => interrupts.map(({ value }) => value as Waiting)); //+limit
  const late = waiting?.until !== undefined && leftUntil(waiting.until) === 0; //+limit
  const given = late ? { type: "reject", expired: true } : answer; //+limit
  return answerOf(await flow.invoke(new Command({ resume: given }), optionsFor(thread)), thread); //+limit
} //+limit

function answerOf(state: { answer?: string }, thread: string): Answer {
  if (isInterrupted<Waiting>(state)) {
    const waiting = state[INTERRUPT][0]?.value;
    if (waiting) return { text: waiting.content, waiting, thread };
  }
  return { text: state.answer || " ", thread };
}
`;
