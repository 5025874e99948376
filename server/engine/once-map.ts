/**
 * Makes each value once, however many ask for it at the same time. What failed is forgotten, so that the next one to
 * ask tries again.
 */
export interface OnceMap<V> {
  /** The value when it is there already; a hot path needs no promise then. */
  ready(key: string): { value: V } | undefined;
  get(key: string, make: () => Promise<V>): Promise<V>;
}

export function createOnceMap<V>(): OnceMap<V> {
  const done = new Map<string, { value: V }>();
  const pending = new Map<string, Promise<V>>();
  return {
    ready: (key) => done.get(key),
    get(key, make) {
      const there = pending.get(key);
      if (there) return there;
      const promise = make();
      pending.set(key, promise);
      promise.then(
        (value) => void done.set(key, { value }),
        () => void pending.delete(key),
      );
      return promise;
    },
  };
}
