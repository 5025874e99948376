import { z } from "zod";
import { isAppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";
import type { CodeBlock } from "./code-blocks";

type World = Pick<NodeTools, "runScript" | "runCode">;

interface Ran {
  exitCode: number;
  output: string;
}

/** Runs the blocks of a message one after the other, until one fails, and tells what they printed. */
export async function runCode(blocks: readonly CodeBlock[], world: World, signal: AbortSignal): Promise<string> {
  const printed: string[] = [];
  let exitCode = 0;
  for (const block of blocks) {
    const ran = await runBlock(block, world, signal);
    if (ran.output !== "") printed.push(ran.output);
    ({ exitCode } = ran);
    if (exitCode !== 0) break;
  }
  const outcome = exitCode === 0 ? "execution succeeded" : "execution failed";
  return `exitcode: ${String(exitCode)} (${outcome})\nCode output: ${printed.join("\n")}`;
}

const scripts = new Set(["javascript", "js", "node", "mjs"]);

async function runBlock({ language, code }: CodeBlock, world: World, signal: AbortSignal): Promise<Ran> {
  if (scripts.has(language)) return runScript(code, world, signal);
  if (world.runCode) return world.runCode({ language: language || "python", code, signal });
  const named = language === "" ? "A block that names no language" : `A block in ${language}`;
  const output = `${named} cannot be run: this server runs JavaScript. Write it as \`\`\`javascript, or ask its operator to name a service that runs other languages (CODE_EXECUTOR_URL).`;
  return { exitCode: 1, output };
}

const codeName = "__program";

/** The program is compiled inside, so that nothing in its text reaches out of its own body. */
const wrapper = `
const { constructor: AsyncFunction } = async function () {};
const code = globalThis.${codeName};
delete globalThis.${codeName};
const lines = [];
const word = (value) =>
  typeof value === "string" ? value : value instanceof Error ? String(value) : (JSON.stringify(value) ?? String(value));
const log = (...values) => void lines.push(values.map(word).join(" "));
globalThis.console = { log, info: log, warn: log, error: log, debug: log };
try {
  const result = await new AsyncFunction(code)();
  if (result !== undefined) log(result);
  return { exitCode: 0, output: lines.join("\\n") };
} catch (error) {
  log(String(error));
  return { exitCode: 1, output: lines.join("\\n") };
}
`;

const ran = z.object({ exitCode: z.number(), output: z.string() });

async function runScript(code: string, world: World, signal: AbortSignal): Promise<Ran> {
  try {
    return ran.parse(await world.runScript({ code: wrapper, globals: { [codeName]: code }, signal }));
  } catch (error) {
    signal.throwIfAborted();
    if (isAppError(error) && error.nature === "author") return { exitCode: 1, output: error.message };
    if (isAppError(error) && error.code === "timed_out") return { exitCode: 124, output: error.message };
    throw error;
  }
}
