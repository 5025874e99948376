import type { Worker } from "node:worker_threads";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { tooLate } from "./outcome";
import type { ScriptTurn } from "./script-turns";

/** An interpreter that has not stopped this long after its deadline is killed with its thread. */
const graceMs = 250;
/** A script may wait this long for answers, all of them together. */
const mostRestMs = 120_000;

export interface Job {
  code: string;
  globals: string;
  timeoutMs: number;
  /** Requests outside that it may send. */
  mostCalls: number;
}

interface Partner {
  turn: ScriptTurn;
  /** Sends a request outside: JSON in, JSON out. Never rejects. */
  call(text: string): Promise<string>;
  signal: AbortSignal | undefined;
}

const callSchema = z.object({ call: z.object({ id: z.number(), text: z.string() }) });
const restsSchema = z.object({ rests: z.object({ answered: z.number() }) });

/** One job of a worker and its outcome, or the end of both; between them the worker may have requests sent outside. */
export function converse(worker: Worker, job: Job, { turn, call, signal }: Partner): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let over = false;
    let late: ReturnType<typeof setTimeout> | undefined;
    let answered = 0;
    let restLeft = mostRestMs;
    /** Set while the worker waits for an answer; `resumed` resolves when it may go on. */
    let resting: { since: number; resumed?: Promise<void> } | undefined;
    const watch = (ms: number, error: () => AppError): void => {
      clearTimeout(late);
      late = setTimeout(() => end(() => reject(error())), ms);
    };
    const watchWork = (): void => watch(job.timeoutMs + graceMs, () => tooLate(job.timeoutMs));
    const answer = async (id: number, text: string): Promise<void> => {
      const said = await call(text);
      if (resting && !over) await (resting.resumed ??= turn.resume());
      if (over) return;
      if (resting) {
        restLeft -= performance.now() - resting.since;
        resting = undefined;
        watchWork();
      }
      answered += 1;
      worker.postMessage({ answer: { id, text: said } });
    };
    const rest = (): void => {
      resting = { since: performance.now() };
      watch(restLeft, () => new AppError("timed_out", "The script waited too long for answers from outside."));
      turn.rest();
    };
    const onMessage = (message: unknown): void => {
      const asked = callSchema.safeParse(message).data?.call;
      if (asked) return void answer(asked.id, asked.text);
      const rests = restsSchema.safeParse(message).data?.rests;
      if (!rests) return end(() => resolve(message));
      // Otherwise an answer is on its way, and the worker goes on by itself.
      if (rests.answered === answered) rest();
    };
    const onError = (cause: unknown): void =>
      end(() => reject(new AppError("unprocessable", "The script used up the memory of its thread.", { cause })));
    const onExit = (): void =>
      end(() => reject(new AppError("unprocessable", "The script's thread ended before it did.")));
    const onAbort = (): void => end(() => reject(signal?.reason));
    function end(settle: () => void): void {
      over = true;
      clearTimeout(late);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
      settle();
    }
    worker.on("message", onMessage).once("error", onError).once("exit", onExit);
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted) return onAbort();
    watchWork();
    worker.postMessage(job);
  });
}
