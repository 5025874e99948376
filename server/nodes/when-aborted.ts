/** Rejects as soon as the signal fires, whatever the client does. */
export function whenAborted(signal: AbortSignal): { aborted: Promise<never>; forget(): void } {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
  });
  aborted.catch(() => undefined);
  return { aborted, forget: () => signal.removeEventListener("abort", abort) };
}
