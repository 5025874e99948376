import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { readableText } from "./readable-text";

/** Texts of one batch. More would keep a question waiting behind a long upsert. */
const batchSize = 8;
/** The thread and the model's 100 MB go this long after the last text, ms. */
const idleMs = 120_000;

const reply = z.union([
  z.object({ id: z.number(), vectors: z.array(z.instanceof(Float32Array)) }),
  z.object({ id: z.number(), problem: z.string() }),
]);

interface Waiting {
  texts: readonly string[];
  urgent: boolean;
  resolve(vectors: Float32Array[]): void;
  reject(error: unknown): void;
}

// The file is read at run time, from the folder the server was started in, because bundles hold no worker files.
const workerFile = (): string => join(process.cwd(), "server", "platform", "built-in-embeddings", "worker.mjs");

const queue: Waiting[] = [];
let busy = false;
let thread: Promise<Worker> | undefined;
let idle: NodeJS.Timeout | undefined;

/**
 * Vectors (512 numbers, length 1) of English texts, from the model that is part of this program: no key, no network.
 * A single text is a question and passes the batches that wait. An aborted signal rejects with its reason.
 */
export async function embedTexts(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let start = 0; start < texts.length; start += batchSize) {
    signal?.throwIfAborted();
    const batch = texts.slice(start, start + batchSize).map(readableText);
    const made = await enqueue(batch, texts.length === 1);
    for (const vector of made) vectors.push([...vector]);
  }
  signal?.throwIfAborted();
  return vectors;
}

function enqueue(texts: readonly string[], urgent: boolean): Promise<Float32Array[]> {
  return new Promise((resolve, reject) => {
    const waiting = { texts, urgent, resolve, reject };
    const place = urgent ? queue.findIndex((other) => !other.urgent) : -1;
    if (place === -1) queue.push(waiting);
    else queue.splice(place, 0, waiting);
    void work();
  });
}

async function work(): Promise<void> {
  if (busy) return;
  busy = true;
  clearTimeout(idle);
  for (let next = queue.shift(); next; next = queue.shift()) {
    try {
      next.resolve(await ask(await (thread ??= openThread()), next.texts));
    } catch (cause) {
      thread = undefined;
      next.reject(new AppError("internal", "The built-in embeddings failed. Its log says why.", { cause }));
    }
  }
  busy = false;
  idle = setTimeout(closeThread, idleMs).unref();
}

function openThread(): Promise<Worker> {
  const worker = new Worker(workerFile(), { env: {}, execArgv: [] });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once("message", () => resolve(worker));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread ended while it loaded the model.")));
  });
}

function closeThread(): void {
  const closing = thread;
  thread = undefined;
  void closing?.then((worker) => worker.terminate());
}

let lastId = 0;

function ask(worker: Worker, texts: readonly string[]): Promise<Float32Array[]> {
  const id = (lastId += 1);
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      act();
    };
    const onMessage = (message: unknown): void => {
      const read = reply.safeParse(message);
      if (!read.success || read.data.id !== id) return;
      const { data } = read;
      settle(() => ("vectors" in data ? resolve(data.vectors) : reject(new Error(data.problem))));
    };
    const onError = (error: unknown): void => settle(() => reject(error));
    const onExit = (): void => settle(() => reject(new Error("The thread ended.")));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage({ id, texts });
  });
}
