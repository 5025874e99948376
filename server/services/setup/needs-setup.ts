import type { Database } from "@/server/data/database";
import { users } from "@/server/data/schema/accounts";

/** True while nobody has an account. */
export async function needsSetup(db: Database): Promise<boolean> {
  const some = await db.select({ id: users.id }).from(users).limit(1);
  return some.length === 0;
}
