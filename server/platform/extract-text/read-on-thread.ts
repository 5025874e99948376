import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { createTurns } from "./turns";

export const readingLimits = {
  timeoutMs: 20_000,
  /** Files that are read at the same time. */
  threads: 2,
  waiting: 50,
  heapMb: 256,
  /** Growth of the whole process while a file is read; buffers do not count as a thread's heap. */
  growthBytes: 768 * 1024 * 1024,
  /** Sum of what a compressed file may unfold to. */
  unfoldedBytes: 100 * 1024 * 1024,
};

export interface ThreadJob {
  /** For messages only. */
  name: string;
  kind: string;
  bytes: Uint8Array;
  /** What else the reader of this kind asks for. */
  options?: Readonly<Record<string, unknown>>;
}

/** Files of this folder that read; print is read by a thread of its own, because it takes seconds a page. */
const workers = {
  text: {
    file: "worker.mjs",
    timeoutMs: readingLimits.timeoutMs,
    turn: createTurns(readingLimits.threads, readingLimits.waiting),
  },
  print: { file: "print-worker.mjs", timeoutMs: 120_000, turn: createTurns(1, readingLimits.waiting) },
};

// The file is read at run time, from the folder the server was started in, because bundles hold no worker files.
const workerFile = (name: string): string => join(process.cwd(), "server", "platform", "extract-text", name);

/** The bundler looks for the file of a `new Worker` among what it has packed, and finds none whose name is chosen late. */
class FileThread extends Worker {}

const reply = z.union([z.object({ value: z.unknown() }), z.object({ problem: z.string() })]);

/** Reads one file on a fresh thread, which ends with it, and gives what its reader in `worker.mjs` found. */
export const readOnThread = async (
  job: ThreadJob,
  signal?: AbortSignal,
  by: keyof typeof workers = "text",
): Promise<unknown> =>
  workers[by].turn(async () => {
    signal?.throwIfAborted();
    const outcome = reply.parse(await converse(job, workers[by], signal));
    if ("problem" in outcome) throw new AppError("unprocessable", sentenceOf(outcome.problem, job.name));
    return outcome.value;
  });

function converse(
  { name, kind, bytes, options }: ThreadJob,
  { file, timeoutMs }: { file: string; timeoutMs: number },
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { heapMb, growthBytes, unfoldedBytes } = readingLimits;
  const worker = new FileThread(workerFile(file), {
    // The thread gets a copy of its own: libraries write into what they read.
    workerData: { kind, bytes: new Uint8Array(bytes), unfoldedBytes, options },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  const before = process.memoryUsage.rss();
  const fail = (message: string, cause?: unknown): AppError => new AppError("unprocessable", message, { cause });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(fail(`“${name}” took too long to read.`))), timeoutMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > growthBytes) end(() => reject(fail(needsTooMuch(name))));
    }, 100);
    const leave = (): void => end(() => reject(signal?.reason));
    signal?.addEventListener("abort", leave, { once: true });
    worker.once("message", (message: unknown) => end(() => resolve(message)));
    worker.once("error", (cause) => end(() => reject(fail(needsTooMuch(name), cause))));
    worker.once("exit", () => end(() => reject(fail(`“${name}” could not be read.`))));
    function end(settle: () => void): void {
      clearTimeout(late);
      clearInterval(watch);
      signal?.removeEventListener("abort", leave);
      worker.removeAllListeners();
      // An error after this must not end the process.
      worker.on("error", () => undefined);
      void worker.terminate();
      settle();
    }
  });
}

const needsTooMuch = (name: string): string => `“${name}” needs more memory to read than there is for it.`;

function sentenceOf(problem: string, name: string): string {
  switch (problem) {
    case "encrypted":
      return `“${name}” is protected with a password. Remove the protection and send it again.`;
    case "unfolds":
      return `“${name}” unfolds to more than ${readingLimits.unfoldedBytes / 1024 / 1024} MB and is not read.`;
    case "selector":
      return `“${name}” could not be searched: the CSS selector is not valid.`;
    default:
      return `“${name}” is damaged or incomplete and could not be read.`;
  }
}
