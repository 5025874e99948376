import type { UsedTool } from "@/domain/api/stream-event";
import type { RequestedCall } from "./call-tool";

/**
 * An idempotency key for each call. It is made of what is done and how often that was done before, and not of the call's
 * id: a model that is asked again after a crash names the same call anew.
 */
export async function callKeys(
  base: string,
  calls: readonly RequestedCall[],
  done: readonly UsedTool[],
): Promise<string[]> {
  const before = await Promise.all(done.map(({ tool, toolInput }) => digest(tool, toolInput)));
  const wanted = await Promise.all(calls.map(({ name, args }) => digest(name ?? "", args ?? {})));
  return wanted.map((same, index) => {
    const times = [...before, ...wanted.slice(0, index)].filter((one) => one === same).length;
    return `${base}:${same}:${String(times)}`;
  });
}

async function digest(name: string, args: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([name, args]));
  return Buffer.from(await crypto.subtle.digest("SHA-256", text))
    .toString("hex")
    .slice(0, 24);
}
