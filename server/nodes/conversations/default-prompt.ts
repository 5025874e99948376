import { type Agent, agentOf, groupOf, type Stage } from "./stage";

/** What an agent's model is told to be when its author has not said so. */
export function defaultPrompt(stage: Stage, to: string): string {
  const others = listeners(stage, to);
  const word = others.find(({ endWord }) => endWord.trim() !== "")?.endWord.trim();
  return [
    "You work on a task together with whoever talks to you. Go step by step, say what you are sure of and what you are not, and check the result before you hand it over.",
    ...(others.some(({ runsCode }) => runsCode) ? [aboutCode] : []),
    ...(word === undefined
      ? []
      : [`When the task is done and nothing is left to check, write ${word} at the very end of your message.`]),
  ].join("\n\n");
}

const aboutCode =
  "When a computation helps, write a whole JavaScript program in a fenced block that begins with ```javascript and let it print its results with console.log. It is run for you, and you get what it printed as the next message. Do not ask anybody to change the code before it is run; when it fails, mend it and write it out whole again.";

const listeners = (stage: Stage, to: string): Agent[] =>
  (groupOf(stage, to)?.members ?? [to]).flatMap((id) => agentOf(stage, id) ?? []);
