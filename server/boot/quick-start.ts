import { readFile, rm, writeFile } from "node:fs/promises";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/server/data/database";
import { flows } from "@/server/data/schema/flows";
import { apiKeys } from "@/server/data/schema/keys";
import { hashKey } from "@/server/services/keys/api-key";

/** A key that works at once, so that a first call can be copied from the start's output. */
const schema = z.object({ keyId: z.string(), key: z.string(), flowId: z.string() });
export type QuickStart = z.infer<typeof schema>;

/** Kept beside the database, readable by the owner of the process only. */
export const writeQuickStart = (path: string, quickStart: QuickStart): Promise<void> =>
  writeFile(path, `${JSON.stringify(quickStart)}\n`, { mode: 0o600 });

/** The kept key, or undefined when there is none or its file says something else. */
export async function readQuickStart(path: string): Promise<QuickStart | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The kept key if it still opens its flow; a revoked one is forgotten. */
export async function usableQuickStart(db: Database, path: string): Promise<QuickStart | undefined> {
  const kept = await readQuickStart(path);
  if (!kept) return undefined;
  const [key] = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(eq(apiKeys.hash, hashKey(kept.key)));
  if (!key) {
    await forgetQuickStart(path);
    return undefined;
  }
  const [flow] = await db
    .select({ id: flows.id })
    .from(flows)
    .where(and(eq(flows.id, kept.flowId), isNull(flows.deletedAt)));
  return flow && kept;
}

export const forgetQuickStart = (path: string): Promise<void> => rm(path, { force: true });
