/** Who wants to know when something has happened to a job. */
export interface JobNews {
  tell(id: string): void;
  /** Resolves when something is told, when the signal aborts, or after `patienceMs`. */
  next(id: string, patienceMs: number, signal: AbortSignal): Promise<void>;
}

export function createJobNews(): JobNews {
  const listeners = new Map<string, Set<() => void>>();
  return {
    tell(id) {
      for (const listener of listeners.get(id) ?? []) listener();
    },
    next: (id, patienceMs, signal) =>
      new Promise((resolve) => {
        const known = listeners.get(id) ?? new Set();
        listeners.set(id, known);
        const over = (): void => {
          clearTimeout(patience);
          signal.removeEventListener("abort", over);
          known.delete(over);
          if (known.size === 0) listeners.delete(id);
          resolve();
        };
        const patience = setTimeout(over, patienceMs);
        signal.addEventListener("abort", over, { once: true });
        known.add(over);
      }),
  };
}
