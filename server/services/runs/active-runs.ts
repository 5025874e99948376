import { AppError } from "@/domain/errors";

/** Runs under way in this process. */
export interface ActiveRuns {
  /** Adds a run until `work` has ended. `signal` aborts when somebody stops it or the server does. */
  track<T>(run: { flowId: string; chatId: string }, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops the runs of a conversation. Returns how many there were. */
  abort(flowId: string, chatId: string): number;
  count(): number;
  /** Waits for runs to end, and stops those that have not after `patienceMs`. New ones are refused meanwhile. */
  close(patienceMs: number): Promise<void>;
}

export function createActiveRuns(): ActiveRuns {
  const active = new Map<AbortController, { flowId: string; chatId: string; done: Promise<unknown> }>();
  let closing = false;
  return {
    async track({ flowId, chatId }, work) {
      if (closing) throw new AppError("aborted", "The server is stopping. Try again in a moment.");
      const controller = new AbortController();
      const done = work(controller.signal);
      active.set(controller, { flowId, chatId, done });
      try {
        return await done;
      } finally {
        active.delete(controller);
      }
    },
    abort(flowId, chatId) {
      const found = [...active].filter(([, run]) => run.flowId === flowId && run.chatId === chatId);
      for (const [controller] of found) controller.abort(new AppError("aborted", "Stopped by the caller."));
      return found.length;
    },
    count: () => active.size,
    async close(patienceMs) {
      closing = true;
      const ended = Promise.allSettled([...active.values()].map((run) => run.done));
      const patience = setTimeout(() => {
        for (const controller of active.keys()) controller.abort(new AppError("aborted", "The server stopped."));
      }, patienceMs);
      await ended;
      clearTimeout(patience);
    },
  };
}
