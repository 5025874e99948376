/**
 * Runs scripts for `run-script.ts`, one at a time. Each gets an interpreter of its own inside WebAssembly, whose memory
 * has a hard ceiling: QuickJS's own memory limit does not hold. Only JSON text goes in and comes out.
 */
import { parentPort, workerData } from "node:worker_threads";
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from "quickjs-emscripten";
import { networkScript } from "./network.mjs";

const pageBytes = 65_536;
/** What the interpreter asks for at the start. */
const initialPages = 256;
const { memoryBytes, maxResultChars } = workerData;

/** Requests outside that a script waits for, by numbers that never come again. */
const pending = new Map();
let calls = 0;
/** How many were answered since the job began. */
let answered = 0;
let wake = () => undefined;

parentPort.on("message", async (message) => {
  if (message.answer) {
    const { id, text } = message.answer;
    pending.get(id)?.(text);
    pending.delete(id);
    answered += 1;
    wake();
    return;
  }
  answered = 0;
  parentPort.postMessage(await run(message).catch((error) => ({ problem: describe(error) })));
  pending.clear();
});
parentPort.postMessage("ready");

async function run({ code, globals, timeoutMs, mostCalls }) {
  const wasmMemory = new WebAssembly.Memory({ initial: initialPages, maximum: memoryBytes / pageBytes });
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory }));
  const runtime = quickjs.newRuntime();
  let deadline = Date.now() + timeoutMs;
  runtime.setMaxStackSize(256 * 1024);
  runtime.setInterruptHandler(() => Date.now() > deadline);
  const vm = runtime.newContext();
  const fail = (error) => ({ problem: describe(error), late: Date.now() > deadline });

  const set = (name, text) => vm.setProp(vm.global, name, vm.newString(text));
  set("__globals", globals);
  set("__code", code);
  if (mostCalls > 0) offerNetwork(vm, mostCalls);
  const started = vm.evalCode(prelude(maxResultChars, mostCalls > 0), "weft.js");
  if (started.error) return fail(vm.dump(started.error));
  const promise = started.value;
  for (;;) {
    const jobs = runtime.executePendingJobs(1000);
    if (jobs.error) return fail(vm.dump(jobs.error));
    if (jobs.value === 0) {
      if (pending.size === 0 || vm.getPromiseState(promise).type !== "pending") break;
      // Waiting costs the script none of its time.
      const since = Date.now();
      const woken = new Promise((resolve) => (wake = resolve));
      parentPort.postMessage({ rests: { answered } });
      await woken;
      deadline += Date.now() - since;
    }
    if (Date.now() > deadline) return { problem: { message: "interrupted" }, late: true };
  }
  const state = vm.getPromiseState(promise);
  if (state.type === "pending") return { problem: { name: "NeverSettles", message: "" } };
  if (state.type === "rejected") return fail(vm.dump(state.error));
  // Nothing is disposed: the whole interpreter, memory included, goes with this function.
  return vm.typeof(state.value) === "string" ? { result: vm.getString(state.value) } : {};
}

/** A function of the interpreter that has a request sent outside and promises its answer. */
function offerNetwork(vm, mostCalls) {
  let left = mostCalls;
  const send = vm.newFunction("send", (text) => {
    if (left === 0) throw new Error(`A script may send ${mostCalls} requests.`);
    left -= 1;
    calls += 1;
    const promised = vm.newPromise();
    pending.set(calls, (answer) => promised.resolve(vm.newString(answer)));
    parentPort.postMessage({ call: { id: calls, text: vm.getString(text) } });
    return promised.handle;
  });
  vm.setProp(vm.global, "__send", send);
}

function describe(error) {
  if (typeof error !== "object" || error === null) return { message: String(error).slice(0, 2000) };
  const { name, message } = error;
  return { name: String(name ?? "Error").slice(0, 100), message: String(message ?? "").slice(0, 2000) };
}

/** The script becomes the body of an async function. What it needs to answer is put aside before it can change it. */
function prelude(maxChars, network) {
  return `(async () => {
  const { parse, stringify } = JSON;
  const { constructor: AsyncFunction } = async function () {};
  const { RangeError } = globalThis;
  const values = parse(globalThis.__globals), code = globalThis.__code;
  delete globalThis.__globals; delete globalThis.__code;
  const missing = (name, why) => { globalThis[name] = () => { throw new ReferenceError(name + " is not available in scripts: " + why); }; };
  ${network ? `const send = globalThis.__send; delete globalThis.__send;${networkScript}` : offline}
  missing("setTimeout", "they cannot wait.");
  missing("setInterval", "they cannot wait.");
  const quiet = () => undefined;
  globalThis.console = { log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet };
  Object.assign(globalThis, values);
  const text = stringify(await new AsyncFunction(code)());
  if (text !== undefined && text.length > ${maxChars}) throw new RangeError("TooLarge");
  return text;
})()`;
}

const offline = `
  missing("fetch", "they have no network.");
  missing("require", "they have no modules.");
`;
