/** Longest wait that a server may ask for before a call is given up instead. */
const longestWaitMs = 60_000;

/** How long to wait before trying again, or undefined when the server asks for more patience than a call has. */
export function retryDelay(response: Response, attempt: number): number | undefined {
  const asked = retryAfter(response.headers.get("retry-after"));
  const delay = asked ?? backoff(attempt);
  return delay <= longestWaitMs ? delay : undefined;
}

function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header) - Date.now();
  return Number.isNaN(until) ? undefined : Math.max(0, until);
}

/** Doubles from a quarter of a second to ten, a little uneven so that many callers do not return at once. */
export const backoff = (attempt: number): number => Math.min(10_000, 250 * 2 ** attempt) * (0.75 + Math.random() / 2);

/** Waits; rejects with the signal's reason as soon as it is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
