import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/domain/errors";
import type { ScriptRequest } from "@/server/engine/ports";
import { outcomeOf, tooLate } from "./outcome";

/** Limits of the sandbox. A script that meets one ends with an error that names it. */
export const sandboxLimits = {
  timeoutMs: 10_000,
  /** Ceiling of one interpreter's memory. */
  memoryBytes: 64 * 1024 * 1024,
  maxResultChars: 1_000_000,
  /** Scripts that run at the same time, each on a thread of its own. */
  workers: 2,
  /** Scripts that may wait for a thread. */
  waiting: 200,
  /** An interpreter that has not stopped this long after its deadline is killed with its thread. */
  graceMs: 250,
};

interface Seat {
  worker: Worker;
  ready: Promise<void>;
}

// The file is read at run time, from the folder the server was started in, because bundles hold no worker files.
const workerFile = (): string => join(process.cwd(), "server", "platform", "sandbox", "worker.mjs");

const idle: Seat[] = [];
const queue: (() => void)[] = [];
let running = 0;

/**
 * Runs JavaScript that a flow brought along, on its own thread in an interpreter without network, modules, timers or
 * files. Resolves with what it returns, carried over as JSON.
 *
 * Throws `unprocessable` for a script that fails, `timed_out` for one that does not end, `rate_limited` when too many
 * are waiting; an aborted signal rejects with its reason.
 */
export async function runScript(request: ScriptRequest): Promise<unknown> {
  request.signal?.throwIfAborted();
  await takeTurn(request.signal);
  try {
    return await runOnThread(request);
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}

async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
  if (running >= sandboxLimits.workers) {
    if (queue.length >= sandboxLimits.waiting) {
      throw new AppError("rate_limited", "Too many scripts are waiting to run. Try again in a moment.", {
        retryAfter: 5,
      });
    }
    await new Promise<void>((resolve, reject) => {
      const start = (): void => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        queue.splice(queue.indexOf(start), 1);
        reject(signal?.reason);
      };
      queue.push(start);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }
  running += 1;
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

async function runOnThread({
  code,
  globals,
  timeoutMs = sandboxLimits.timeoutMs,
  signal,
}: ScriptRequest): Promise<unknown> {
  const seat = idle.pop() ?? openSeat();
  let reply: unknown;
  try {
    await seat.ready;
    reply = await converse(seat.worker, { code, globals: JSON.stringify(globals), timeoutMs }, signal);
  } catch (error) {
    void seat.worker.terminate();
    throw error;
  }
  idle.push(seat);
  return outcomeOf(reply, timeoutMs);
}

interface Job {
  code: string;
  globals: string;
  timeoutMs: number;
}

/** One question to a worker and its answer, or the end of both. */
function converse(worker: Worker, job: Job, signal: AbortSignal | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(tooLate(job.timeoutMs))), job.timeoutMs + sandboxLimits.graceMs);
    const onMessage = (reply: unknown): void => end(() => resolve(reply));
    const onError = (cause: unknown): void =>
      end(() => reject(new AppError("unprocessable", "The script used up the memory of its thread.", { cause })));
    const onExit = (): void =>
      end(() => reject(new AppError("unprocessable", "The script's thread ended before it did.")));
    const onAbort = (): void => end(() => reject(signal?.reason));
    function end(settle: () => void): void {
      clearTimeout(late);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
      settle();
    }
    worker.once("message", onMessage).once("error", onError).once("exit", onExit);
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted) onAbort();
    else worker.postMessage(job);
  });
}
