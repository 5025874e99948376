import { eq } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { apiKeys } from "@/server/data/schema/keys";
import { isUuid } from "@/server/platform/ids";
import type { FoundKey } from "./authenticate-key";

export interface NamedKey extends FoundKey {
  name: string;
}

/** A key of any workspace by its id, expired or not; for callers who have proved otherwise that it is theirs. */
export async function findKey(db: Database, id: string): Promise<NamedKey | null> {
  const [row] = isUuid(id)
    ? await db
        .select({
          ...{ keyId: apiKeys.id, workspaceId: apiKeys.workspaceId, scopes: apiKeys.scopes },
          ...{ name: apiKeys.name, expiresAt: apiKeys.expiresAt },
        })
        .from(apiKeys)
        .where(eq(apiKeys.id, id))
    : [];
  if (!row) return null;
  const { name, expiresAt, ...key } = row;
  return { name, expiresAt, actor: { kind: "key", ...key } };
}
