/** What a service verb has changed, told after the transaction is through. */
export type Change =
  /** Name, settings, published version, keys or existence of a flow. */
  | { type: "flow"; id: string }
  | { type: "key"; id: string }
  | { type: "credential"; id: string }
  | { type: "variables"; workspaceId: string }
  | { type: "tools"; workspaceId: string }
  /** What was said in a chat, or where it is. */
  | { type: "chat"; id: string }
  /** Membership, role, password or name of a person. */
  | { type: "user"; id: string };

/** Lets caches of this process forget at once; those of other processes live three seconds at most. */
export interface Changes {
  publish(change: Change): void;
  /** Returns what ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
