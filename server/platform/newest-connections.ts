/** Flows may name any number of servers; the connection that waited longest gives way. */
const maxConnections = 50;

interface Connecting<T> {
  open(address: string): Promise<T>;
  close(connection: T): void | Promise<void>;
  /** Calls back when a connection ended by itself, so that the next question makes a new one. */
  ended?(connection: T, forget: () => void): void;
}

export interface NewestConnections<T> {
  get(address: string): Promise<T>;
  closeAll(): Promise<void>;
}

/** One connection to each server that flows name, made when first used. */
export function newestConnections<T>({ open, close, ended }: Connecting<T>): NewestConnections<T> {
  const kept = new Map<string, Promise<T>>();

  function get(address: string): Promise<T> {
    const known = kept.get(address);
    if (known) {
      kept.delete(address);
      kept.set(address, known);
      return known;
    }
    const made = open(address);
    kept.set(address, made);
    const forget = () => void (kept.get(address) === made && kept.delete(address));
    made.then((connection) => ended?.(connection, forget), forget);
    const [oldest] = kept.keys();
    if (kept.size > maxConnections && oldest !== undefined) {
      void kept.get(oldest)?.then(close, () => undefined);
      kept.delete(oldest);
    }
    return made;
  }

  return {
    get,
    async closeAll() {
      const open = await Promise.allSettled(kept.values());
      kept.clear();
      await Promise.allSettled(open.map(async (one) => (one.status === "fulfilled" ? close(one.value) : undefined)));
    },
  };
}
