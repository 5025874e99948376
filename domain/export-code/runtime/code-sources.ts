/** Code that agents write: modules of an exported project, by name. */
export const codeSources: Readonly<Record<string, string>> = {
  "run-code": String.raw`import { runProgram } from "./sandbox.js";
import type { Saying } from "./speaking.js";

interface Block {
  language: string;
  code: string;
}

const fence = /^[ \t]*\u0060{3}[ \t]*([\w+#-]*)[ \t]*\r?\n([\s\S]*?)^[ \t]*\u0060{3}[ \t]*$/gm;
const scripts = new Set(["javascript", "js", "node", "mjs"]);

/** The code of the newest message that has any, of those since this agent spoke last. */
export function newestCode(said: readonly Saying[], me: string): Block[] {
  for (const { from, content } of said.toReversed()) {
    if (from === me) return [];
    const blocks = [...content.matchAll(fence)].map(([, language = "", code = ""]) => ({ language: language.toLowerCase(), code }));
    if (blocks.length > 0) return blocks;
  }
  return [];
}

/** Runs blocks one after the other, until one fails, and tells what they printed. */
export async function runCode(blocks: readonly Block[]): Promise<string> {
  const printed: string[] = [];
  let exitCode = 0;
  for (const { language, code } of blocks) {
    const ran = scripts.has(language) ? await runProgram(code) : { exitCode: 1, output: cannotRun(language) };
    if (ran.output !== "") printed.push(ran.output);
    exitCode = ran.exitCode;
    if (exitCode !== 0) break;
  }
  const outcome = exitCode === 0 ? "execution succeeded" : "execution failed";
  return "exitcode: " + String(exitCode) + " (" + outcome + ")\nCode output: " + printed.join("\n");
}

const cannotRun = (language: string): string =>
  (language === "" ? "A block that names no language" : "A block in " + language) +
  " cannot be run: this server runs JavaScript. Write it as " + "\u0060".repeat(3) +
  "javascript, or ask its operator to name a service that runs other languages (CODE_EXECUTOR_URL).";
`,
  sandbox: String.raw`import { Worker } from "node:worker_threads";

export interface Ran {
  exitCode: number;
  output: string;
}

const limits = { ms: 10_000, memoryBytes: 64 * 1024 * 1024, mostChars: 1_000_000 };
/** An interpreter that has not stopped this long after its time is killed with its thread. */
const graceMs = 250;

/** Runs JavaScript that a model wrote: on a thread of its own, in an interpreter without files, network or modules. */
export function runProgram(code: string): Promise<Ran> {
  const worker = new Worker(new URL("./sandbox-worker.js", import.meta.url), {
    workerData: { code, ...limits },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  return new Promise((resolve) => {
    const end = (ran: Ran): void => {
      clearTimeout(late);
      resolve(ran);
      void worker.terminate();
    };
    const tooLate = { exitCode: 124, output: "The script did not end within " + String(limits.ms / 1000) + " seconds." };
    const late = setTimeout(() => end(tooLate), limits.ms + graceMs);
    worker.once("message", end);
    worker.once("error", () => end({ exitCode: 1, output: "The script used up the memory of its thread." }));
  });
}
`,
  "sandbox-worker": String.raw`import { parentPort, workerData } from "node:worker_threads";
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from "quickjs-emscripten";
import type { Ran } from "./sandbox.js";

const { code, ms, memoryBytes, mostChars } = workerData as { code: string; ms: number; memoryBytes: number; mostChars: number };

/** Node has it, and its types do not say so. */
declare const WebAssembly: { Memory: new (pages: { initial: number; maximum: number }) => object };

async function run(): Promise<Ran> {
  // The memory itself has a ceiling: QuickJS's own limit does not hold.
  const wasmMemory = new WebAssembly.Memory({ initial: 256, maximum: memoryBytes / 65_536 });
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory }));
  const runtime = quickjs.newRuntime();
  const end = Date.now() + ms;
  const isLate = (): boolean => Date.now() > end;
  runtime.setMaxStackSize(256 * 1024);
  runtime.setInterruptHandler(isLate);
  const vm = runtime.newContext();
  vm.setProp(vm.global, "__program", vm.newString(code));
  const started = vm.evalCode(prelude);
  const promise = started.error ? undefined : started.value;
  let problem: unknown = started.error && vm.dump(started.error);
  for (let left = promise ? 1 : 0; left > 0 && !isLate(); ) {
    const jobs = runtime.executePendingJobs(1000);
    left = jobs.error ? 0 : jobs.value;
    if (jobs.error) problem = vm.dump(jobs.error);
  }
  if (isLate()) return { exitCode: 124, output: "The script did not end within " + String(ms / 1000) + " seconds." };
  if (!promise || problem !== undefined) return failed(problem);
  const state = vm.getPromiseState(promise);
  if (state.type === "pending") return { exitCode: 1, output: "The script waits for a promise that nothing settles." };
  if (state.type === "rejected") return failed(vm.dump(state.error));
  const text = vm.getString(state.value);
  if (text.length > mostChars) return { exitCode: 1, output: "The script returned more than a million characters." };
  return JSON.parse(text) as Ran;
}

function failed(error: unknown): Ran {
  const { name = "Error", message = String(error) } = (error ?? {}) as { name?: string; message?: string };
  const output = /out of memory|memory access out of bounds/i.test(message)
    ? "The script used more memory than scripts may."
    : "The script failed: " + (name === "Error" ? message : name + ": " + message);
  return { exitCode: 1, output };
}

/** The program becomes the body of an async function; what it needs to answer is put aside before it can change it. */
const prelude = ${"`"}(async () => {
  const { stringify } = JSON;
  const { constructor: AsyncFunction } = async function () {};
  const code = globalThis.__program;
  delete globalThis.__program;
  const missing = (name, why) => {
    globalThis[name] = () => { throw new ReferenceError(name + " is not available in scripts: " + why); };
  };
  missing("fetch", "they have no network.");
  missing("require", "they have no modules.");
  missing("setTimeout", "they cannot wait.");
  missing("setInterval", "they cannot wait.");
  const lines = [];
  const word = (value) =>
    typeof value === "string" ? value : value instanceof Error ? String(value) : (stringify(value) ?? String(value));
  const log = (...values) => void lines.push(values.map(word).join(" "));
  globalThis.console = { log, info: log, warn: log, error: log, debug: log };
  const ended = (exitCode) => stringify({ exitCode, output: lines.join("\\n") });
  try {
    const result = await new AsyncFunction(code)();
    if (result !== undefined) log(result);
    return ended(0);
  } catch (error) {
    log(String(error));
    return ended(1);
  }
})()${"`"};

parentPort?.postMessage(await run().catch(failed));
`,
};
