import { AppError } from "@/domain/errors";

/** Whose run it is. */
export interface RunOwner {
  flowId: string;
  chatId: string;
  /** Key that it was called with. */
  keyId?: string | undefined;
  /** Of an agentflow: its run. */
  runId?: string;
}

/** Runs under way in this process. */
export interface ActiveRuns {
  /** Adds a run until `work` has ended. `signal` aborts when somebody stops it or the server does. */
  track<T>(owner: RunOwner, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops the runs of a conversation. Returns how many there were. */
  abort(flowId: string, chatId: string): number;
  /** Stops one run of an agentflow. */
  abortRun(runId: string, reason: string): void;
  /** Stops what was called with a key that is no longer valid. */
  abortKey(keyId: string): void;
  count(): number;
  /** Waits for runs to end, and stops those that have not after `patienceMs`. New ones are refused meanwhile. */
  close(patienceMs: number): Promise<void>;
}

/** Why runs end when their process does. */
export const serverStopped = "The server stopped.";

export function createActiveRuns(): ActiveRuns {
  const active = new Map<AbortController, { owner: RunOwner; done: Promise<unknown> }>();
  let closing = false;
  const stop = (meant: (owner: RunOwner) => boolean, reason: string): number => {
    const found = [...active].filter(([, { owner }]) => meant(owner));
    for (const [controller] of found) controller.abort(new AppError("aborted", reason));
    return found.length;
  };
  return {
    async track(owner, work) {
      if (closing) throw new AppError("aborted", "The server is stopping. Try again in a moment.");
      const controller = new AbortController();
      const done = work(controller.signal);
      active.set(controller, { owner, done });
      try {
        return await done;
      } finally {
        active.delete(controller);
      }
    },
    abort: (flowId, chatId) =>
      stop((owner) => owner.flowId === flowId && owner.chatId === chatId, "Stopped by the caller."),
    abortRun: (runId, reason) => void stop((owner) => owner.runId === runId, reason),
    abortKey: (keyId) => void stop((owner) => owner.keyId === keyId, "The key was revoked."),
    count: () => active.size,
    async close(patienceMs) {
      closing = true;
      const ended = Promise.allSettled([...active.values()].map((run) => run.done));
      const patience = setTimeout(() => stop(() => true, serverStopped), patienceMs);
      await ended;
      clearTimeout(patience);
    },
  };
}
