import type { Changes } from "@/server/services/changes";

/** Does work whose signal aborts once the key that it is done for is revoked. */
export async function untilRevoked(
  changes: Changes,
  keyId: string | undefined,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const revoked = new AbortController();
  const forget = changes.subscribe((change) => {
    if (change.type === "key" && change.id === keyId) revoked.abort();
  });
  await work(revoked.signal).finally(forget);
}
