import type { Answer } from "@/domain/api/stream-event";
import type { Moderation, Turn } from "../slots";

/** The refusal of the first check that objects, as a normal answer; undefined when the question may pass. */
export async function moderate(checks: readonly Moderation[], turn: Turn): Promise<Answer | undefined> {
  for (const check of checks) {
    const refusal = await check.check(turn.question, turn.signal);
    if (refusal === undefined) continue;
    if (turn.streaming) turn.emit({ type: "token", text: refusal });
    return { text: refusal };
  }
  return undefined;
}
