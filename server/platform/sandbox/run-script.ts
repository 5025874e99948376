import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ScriptRequest } from "@/server/engine/ports";
import { converse } from "./converse";
import { outcomeOf } from "./outcome";
import { outsideCall } from "./outside-call";
import { createScriptTurns, type ScriptTurn } from "./script-turns";

/** Limits of the sandbox. A script that meets one ends with an error that names it. */
export const sandboxLimits = {
  timeoutMs: 10_000,
  /** Ceiling of one interpreter's memory. */
  memoryBytes: 64 * 1024 * 1024,
  maxResultChars: 1_000_000,
  /** Scripts that compute at the same time, each on a thread of its own. */
  workers: 2,
  /** Scripts that have begun, those that wait for an answer from outside among them. */
  begun: 16,
  /** Requests that one script may send. */
  calls: 50,
  /** Scripts that may wait for a thread. */
  waiting: 200,
};

interface Seat {
  worker: Worker;
  ready: Promise<void>;
}

// The file is read at run time, from the folder the server was started in, because bundles hold no worker files.
const workerFile = (): string => join(process.cwd(), "server", "platform", "sandbox", "worker.mjs");

const idle: Seat[] = [];
const turns = createScriptTurns(sandboxLimits);

/**
 * Runs JavaScript that a flow brought along, on its own thread in an interpreter without modules, timers or files, and
 * without network unless it is given a `fetch`. Resolves with what it returns, carried over as JSON.
 *
 * Throws `unprocessable` for a script that fails, `timed_out` for one that does not end, `rate_limited` when too many
 * are waiting; an aborted signal rejects with its reason.
 */
export async function runScript(request: ScriptRequest): Promise<unknown> {
  request.signal?.throwIfAborted();
  const turn = await turns.begin(request.signal);
  try {
    return await runOnThread(request, turn);
  } finally {
    turn.end();
  }
}

function openSeat(): Seat {
  const { memoryBytes, maxResultChars } = sandboxLimits;
  const worker = new Worker(workerFile(), {
    workerData: { memoryBytes, maxResultChars },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  worker.unref();
  const ready = new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
  // A seat that breaks while nobody waits for it must not end the process.
  ready.catch(() => undefined);
  worker.on("error", () => undefined);
  return { worker, ready };
}

async function runOnThread(request: ScriptRequest, turn: ScriptTurn): Promise<unknown> {
  const { code, globals, timeoutMs = sandboxLimits.timeoutMs, fetch: fetcher } = request;
  const seat = idle.pop() ?? openSeat();
  const over = new AbortController();
  let reply: unknown;
  try {
    await seat.ready;
    const job = { code, globals: JSON.stringify(globals), timeoutMs, mostCalls: fetcher ? sandboxLimits.calls : 0 };
    const call = (text: string): Promise<string> =>
      fetcher ? outsideCall(fetcher, text, over.signal) : Promise.reject(new Error("no network"));
    reply = await converse(seat.worker, job, { turn, call, signal: request.signal });
  } catch (error) {
    void seat.worker.terminate();
    throw error;
  } finally {
    over.abort();
  }
  idle.push(seat);
  return outcomeOf(reply, timeoutMs);
}
