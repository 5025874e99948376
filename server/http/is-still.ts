import { isAppError } from "@/domain/errors";
import type { Actor } from "@/server/services/context";

/** Whether what a request carries still opens what it opened when it came. */
export async function isStill(actor: Actor, ask: () => Promise<Actor>): Promise<boolean> {
  try {
    const now = await ask();
    if (now.kind === "key") return actor.kind === "key" && now.keyId === actor.keyId;
    return now.kind === "member" && actor.kind === "member" && now.userId === actor.userId;
  } catch (error) {
    if (isAppError(error) && error.code === "unauthenticated") return false;
    throw error;
  }
}
