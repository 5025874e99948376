import type { HistoryMessage } from "@/server/engine/ports";

/** Index from which on the messages fit into so many tokens; their number when not even the newest does. */
export function fittingFrom(
  messages: readonly HistoryMessage[],
  limit: number,
  count: (message: HistoryMessage) => number,
): number {
  let left = limit;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    left -= message ? count(message) : 0;
    if (left < 0) return index + 1;
  }
  return 0;
}
