import { inArray } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { apiKeys } from "@/server/data/schema/keys";
import type { Changes } from "../changes";

/** Notices keys that another process has revoked while work is done for them here. */
export interface KeysInUse {
  /** Watches the key while the work lasts. */
  during<T>(keyId: string | undefined, work: () => Promise<T>): Promise<T>;
}

export interface KeysInUsePorts {
  db: Database;
  changes: Changes;
  /** Between two looks, ms. */
  everyMs?: number;
}

/** @param alone No other process has this database, so that every change is told here anyway. */
export function createKeysInUse({ db, changes, everyMs = 2_000 }: KeysInUsePorts, alone: boolean): KeysInUse {
  if (alone) return { during: (_keyId, work) => work() };
  const uses = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const ids = [...uses.keys()];
    const rows = await db.select({ id: apiKeys.id }).from(apiKeys).where(inArray(apiKeys.id, ids));
    const left = new Set(rows.map(({ id }) => id));
    for (const id of ids) if (!left.has(id)) changes.publish({ type: "key", id });
  }
  function schedule(): void {
    if (timer || uses.size === 0) return;
    timer = setTimeout(() => {
      // A database that does not answer now is asked again.
      void look()
        .catch(() => undefined)
        .finally(() => {
          timer = undefined;
          schedule();
        });
    }, everyMs);
  }
  return {
    async during(keyId, work) {
      if (keyId === undefined) return work();
      uses.set(keyId, (uses.get(keyId) ?? 0) + 1);
      schedule();
      try {
        return await work();
      } finally {
        const left = (uses.get(keyId) ?? 1) - 1;
        if (left > 0) uses.set(keyId, left);
        else uses.delete(keyId);
        if (uses.size === 0) {
          clearTimeout(timer);
          timer = undefined;
        }
      }
    },
  };
}
