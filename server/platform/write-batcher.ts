export interface WriteBatcher<T> {
  /** Resolves once the item is written; rejects when it, not another of its batch, cannot be. */
  add(item: T): Promise<void>;
}

export interface WriteBatcherOptions<T> {
  /** Writes all of them or none. */
  write(items: readonly T[]): Promise<void>;
  maxItems: number;
  /** Batches written at the same time. */
  maxInFlight: number;
  /** Whether one item may be to blame, so that the others are worth another try. */
  isItemsFault(error: unknown): boolean;
}

interface Waiting<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Writes at once while there is little to do; items that come while writes are under way go together in the next one.
 * So nobody waits for a batch to fill, and the busier it gets the less each item costs.
 */
export function createWriteBatcher<T>({
  write,
  maxItems,
  maxInFlight,
  isItemsFault,
}: WriteBatcherOptions<T>): WriteBatcher<T> {
  const queue: Waiting<T>[] = [];
  let inFlight = 0;
  const flush = async (): Promise<void> => {
    while (queue.length > 0 && inFlight < maxInFlight) {
      const batch = queue.splice(0, maxItems);
      inFlight += 1;
      await writeBatch(batch);
      inFlight -= 1;
    }
  };
  const writeBatch = async (batch: readonly Waiting<T>[]): Promise<void> => {
    try {
      await write(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      // One bad item must not take the others with it.
      if (batch.length > 1 && isItemsFault(error)) for (const waiting of batch) await writeBatch([waiting]);
      else for (const { reject } of batch) reject(error);
    }
  };
  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        void flush();
      }),
  };
}
