import { timingSafeEqual } from "node:crypto";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { apiKeys } from "@/server/data/schema/keys";
import type { Clock } from "@/server/platform/clock";
import type { KeyActor } from "../context";
import { hashKey } from "./api-key";

const useResolutionMs = 60_000;

export interface FoundKey {
  actor: KeyActor;
  expiresAt: Date | null;
}

/** Whom a key stands for, or null for an unknown or expired one. Notes the use, at most once a minute. */
export async function authenticateKey(ports: { db: Database; clock: Clock }, key: string): Promise<FoundKey | null> {
  const hash = hashKey(key);
  const [row] = await ports.db.select().from(apiKeys).where(eq(apiKeys.hash, hash));
  if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) return null;
  const now = ports.clock.now();
  if (row.expiresAt && row.expiresAt <= now) return null;
  const before = new Date(now.getTime() - useResolutionMs);
  if (!row.lastUsedAt || row.lastUsedAt < before) {
    await ports.db
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.id, row.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))));
  }
  return {
    actor: { kind: "key", keyId: row.id, workspaceId: row.workspaceId, scopes: row.scopes },
    expiresAt: row.expiresAt,
  };
}
