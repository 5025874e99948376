/** Somebody is waiting: a provider that asks for more patience than this is told about instead. */
export const longestRetryWaitMs = 20_000;

/** How long a provider asks to wait, in seconds or until a date; undefined when it does not say. */
export function retryAfterMs(headers: Headers, now = Date.now()): number | undefined {
  const exact = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const asked = headers.get("retry-after");
  if (asked === null) return undefined;
  const seconds = Number(asked);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const until = Date.parse(asked);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
