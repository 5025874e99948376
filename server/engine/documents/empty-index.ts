import { AppError } from "@/domain/errors";
import type { VectorIndex } from "@/server/nodes/documents/document-slots";

const batchSize = 500;

/** Removes everything from a store that its records know of. Returns how much that was. */
export async function emptyIndex(index: VectorIndex, now: Date, signal: AbortSignal): Promise<number> {
  const { recordManager: records } = index;
  if (!records) throw new AppError("unprocessable", "Without a record manager nobody knows what this store holds.");
  // Records that were seen in this very millisecond count too.
  const before = new Date(now.getTime() + 1_000);
  let removed = 0;
  for (let after: string | undefined; ;) {
    signal.throwIfAborted();
    const unfinished = await records.unfinished(batchSize);
    const keys = unfinished.length > 0 ? unfinished : await records.stale({ before, after, limit: batchSize });
    if (keys.length === 0) return removed;
    if (unfinished.length === 0) after = keys.at(-1);
    await records.doom(keys);
    await index.remove(keys, signal);
    await records.forget(keys);
    removed += keys.length;
  }
}
