/** `src/main.ts` of an exported project. */
export const mainSource = String.raw`import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises"; //+limit
import { ask, type Answer, resume } from "./ask.js";
import { leftUntil } from "./limit.js"; //+limit
import type { Message } from "./state.js";

/** npm start -- "a question" answers and ends; without one it is a conversation. */
const given = process.argv.slice(2).join(" ");
const input = createInterface({ input: process.stdin, output: process.stderr });
const lines = input[Symbol.asyncIterator]();
const history: Message[] = [];

/** The next line that a person types; undefined at the end of the input. */ //-limit
async function typed(prompt: string): Promise<string | undefined> { //-limit
  process.stderr.write(prompt); //-limit
  const { value, done } = await lines.next(); //-limit
  return done ? undefined : String(value); //-limit
} //-limit
let coming: ReturnType<typeof lines.next> | undefined; //+limit
 //+limit
/** The next line that a person types; undefined at the end of the input, and when time is up. */ //+limit
async function typed(prompt: string, until?: string): Promise<string | undefined> { //+limit
  process.stderr.write(prompt); //+limit
  coming ??= lines.next(); //+limit
  const ms = until === undefined ? undefined : Math.min(leftUntil(until), 2 ** 31 - 1); //+limit
  const line = await Promise.race([coming, ...(ms === undefined ? [] : [pause(ms, undefined, { ref: false })])]); //+limit
  if (line) coming = undefined; //+limit
  return line && !line.done ? String(line.value) : undefined; //+limit
} //+limit

async function settled(first: Answer): Promise<string> {
  let answer = first;
  while (answer.waiting) {
    const { kind, content, options = [] } = answer.waiting; //-limit
    const { kind, content, options = [], until } = answer.waiting; //+limit
    console.error(content);
    options.forEach((option, index) => console.error(String(index + 1) + ": " + option));
    if (kind === "decision") {
      const yes = /^y/i.test((await typed("Proceed? (y/n) ")) ?? ""); //-limit
      const feedback = (await typed("Feedback (may be empty): ")) ?? ""; //-limit
      const yes = /^y/i.test((await typed("Proceed? (y/n) ", until)) ?? ""); //+limit
      const feedback = (await typed("Feedback (may be empty): ", until)) ?? ""; //+limit
      answer = await resume(answer.thread, { type: yes ? "proceed" : "reject", feedback });
    } else answer = await resume(answer.thread, (await typed("> ")) ?? "exit"); //-limit
    } else answer = await resume(answer.thread, (await typed("> ", until)) ?? "exit"); //+limit
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
