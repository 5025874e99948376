import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { FileToRead } from "./extract-text";

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

// The file is read at run time, from the folder the server was started in, because bundles hold no worker files.
const workerFile = (): string => join(process.cwd(), "server", "platform", "extract-text", "worker.mjs");

const reply = z.union([z.object({ text: z.string() }), z.object({ problem: z.string() })]);

let reading = 0;
const queue: (() => void)[] = [];

/** Reads one file on a fresh thread, which ends with it. */
export async function readOnThread(file: FileToRead, signal?: AbortSignal): Promise<string> {
  await takeTurn();
  try {
    signal?.throwIfAborted();
    const outcome = reply.parse(await converse(file, signal));
    if ("problem" in outcome) throw new AppError("unprocessable", sentenceOf(outcome.problem, file.name));
    return outcome.text;
  } finally {
    const next = queue.shift();
    if (next) next();
    else reading -= 1;
  }
}

/** Whoever ends hands the turn to the one that waits longest. */
async function takeTurn(): Promise<void> {
  if (reading < readingLimits.threads) {
    reading += 1;
    return;
  }
  if (queue.length >= readingLimits.waiting)
    throw new AppError("rate_limited", "Too many files are waiting to be read. Try again in a moment.", {
      retryAfter: 5,
    });
  await new Promise<void>((resolve) => queue.push(resolve));
}

function converse({ name, kind, bytes }: FileToRead, signal: AbortSignal | undefined): Promise<unknown> {
  const { timeoutMs, heapMb, growthBytes, unfoldedBytes } = readingLimits;
  const worker = new Worker(workerFile(), {
    // The thread gets a copy of its own: libraries write into what they read.
    workerData: { kind, bytes: new Uint8Array(bytes), unfoldedBytes },
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
    default:
      return `“${name}” is damaged or incomplete and could not be read.`;
  }
}
