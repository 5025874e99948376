/** Remembers answers for a few seconds, so that hot paths do not ask the database for each request. */
export interface BriefCache<T> {
  /** The remembered answer, or a fresh one. Callers that ask at once share one question. */
  get(key: string, load: () => Promise<T>): Promise<T>;
  forget(key: string): void;
  clear(): void;
}

export interface BriefCacheOptions {
  /** How long an answer may be used, ms. */
  ttlMs: number;
  /** Most entries kept; beyond it the oldest go. */
  max: number;
}

export function createBriefCache<T>({ ttlMs, max }: BriefCacheOptions): BriefCache<T> {
  const entries = new Map<string, { until: number; answer: Promise<T> }>();
  return {
    get(key, load) {
      const known = entries.get(key);
      if (known && known.until > performance.now()) return known.answer;
      const answer = load();
      // The promise is kept, not its value: an answer that was asked for before `forget` is never put back after it.
      const entry = { until: performance.now() + ttlMs, answer };
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > max && oldest !== undefined) entries.delete(oldest);
      answer.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return answer;
    },
    forget: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
