import { AppError } from "@/domain/errors";

/** Lets so many work at the same time; others wait in their order, and those that are too many are sent away. */
export function createTurns(most: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let working = 0;
  const queue: (() => void)[] = [];

  async function take(): Promise<void> {
    if (working < most) {
      working += 1;
      return;
    }
    if (queue.length >= waiting)
      throw new AppError("rate_limited", "Too many files are waiting to be read. Try again in a moment.", {
        retryAfter: 5,
      });
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  return async (work) => {
    await take();
    try {
      return await work();
    } finally {
      // Whoever ends hands the turn to the one that waits longest.
      const next = queue.shift();
      if (next) next();
      else working -= 1;
    }
  };
}
