import type { RouterOutputs } from "@/components/trpc/client";
import type { Flow } from "./flow";

type Key = RouterOutputs["apiKeys"]["list"][number];

/** Keys that the flow answers: they may predict, have not expired, and are assigned where the flow has assigned keys. */
export function usableKeys(keys: readonly Key[], flow: Pick<Flow, "keyIds">, now: Date): Key[] {
  return keys.filter(
    (key) =>
      key.scopes.includes("predict") &&
      (key.expiresAt === null || key.expiresAt > now) &&
      (flow.keyIds === null || flow.keyIds.includes(key.id)),
  );
}
