import type { Runtime } from "@/server/runtime";
import { deskOf } from "../desk-of";

/** Does work whose signal aborts once the key that it is done for is revoked. */
export async function untilRevoked(
  runtime: Runtime,
  keyId: string | undefined,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const revoked = new AbortController();
  const forget = runtime.changes.subscribe((change) => {
    if (change.type === "key" && change.id === keyId) revoked.abort();
  });
  await deskOf(runtime)
    .keysInUse.during(keyId, () => work(revoked.signal))
    .finally(forget);
}
