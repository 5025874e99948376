import { AppError } from "@/domain/errors";
import type { Actor } from "@/server/services/context";

/** Counts the connections that each caller has open in this process. */
export function createOpenSockets(most: number) {
  const open = new Map<string, number>();
  return {
    /** Throws `rate_limited` for one too many. Gives what is called when the connection has ended. */
    enter(actor: Actor): () => void {
      const caller = actor.kind === "key" ? actor.keyId : actor.kind === "member" ? actor.userId : actor.workspaceId;
      const count = open.get(caller) ?? 0;
      if (count >= most)
        throw new AppError("rate_limited", `${most} connections are open already. Close one, or follow fewer chats.`);
      open.set(caller, count + 1);
      let entered = true;
      return () => {
        if (!entered) return;
        entered = false;
        const left = (open.get(caller) ?? 1) - 1;
        if (left > 0) open.set(caller, left);
        else open.delete(caller);
      };
    },
  };
}
