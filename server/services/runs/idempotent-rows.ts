import { and, eq, lt } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { idempotentCalls } from "@/server/data/schema/idempotent-calls";
import type { Clock } from "@/server/platform/clock";

/** A call that named an Idempotency-Key. */
export interface IdempotentCall {
  workspaceId: string;
  flowId: string;
  caller: string;
  key: string;
  /** SHA-256 of what was asked, hex. */
  bodyHash: string;
}

export type IdempotentRow = typeof idempotentCalls.$inferSelect;

/** Calls with an Idempotency-Key as they are written down. Each is kept for a day. */
export interface IdempotentRows {
  /** The new row, or the one that has the key already. */
  insertOrFind(call: IdempotentCall): Promise<{ row: IdempotentRow; isNew: boolean }>;
  find(call: IdempotentCall): Promise<IdempotentRow | undefined>;
  end(id: string, answer: { status: number; body: string | null; runId: string | null }): Promise<void>;
  remove(id: string): Promise<void>;
}

const keptMs = 24 * 60 * 60_000;
const sweepEveryMs = 10 * 60_000;

export function createIdempotentRows(db: Database, clock: Clock): IdempotentRows {
  let sweptAt = 0;
  const rows: IdempotentRows = {
    async insertOrFind(call) {
      await sweep();
      for (;;) {
        const values = { ...call, createdAt: clock.now() };
        const [made] = await db.insert(idempotentCalls).values(values).onConflictDoNothing().returning();
        if (made) return { row: made, isNew: true };
        const row = await rows.find(call);
        if (row && clock.now().getTime() - row.createdAt.getTime() < keptMs) return { row, isNew: false };
        if (row) await rows.remove(row.id);
      }
    },
    async find({ workspaceId, flowId, caller, key }) {
      const [row] = await db
        .select()
        .from(idempotentCalls)
        .where(
          and(
            eq(idempotentCalls.workspaceId, workspaceId),
            eq(idempotentCalls.flowId, flowId),
            eq(idempotentCalls.caller, caller),
            eq(idempotentCalls.key, key),
          ),
        );
      return row;
    },
    async end(id, answer) {
      await db
        .update(idempotentCalls)
        .set({ ...answer, endedAt: clock.now() })
        .where(eq(idempotentCalls.id, id));
    },
    async remove(id) {
      await db.delete(idempotentCalls).where(eq(idempotentCalls.id, id));
    },
  };
  async function sweep(): Promise<void> {
    const now = clock.now().getTime();
    if (now - sweptAt < sweepEveryMs) return;
    sweptAt = now;
    await db.delete(idempotentCalls).where(lt(idempotentCalls.createdAt, new Date(now - keptMs)));
  }
  return rows;
}
