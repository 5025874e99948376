import { isAppError } from "@/domain/errors";

/**
 * How often a model call is tried: once more after a network failure or a 5xx, never after an answer that a second
 * attempt cannot change (wrong key, wrong model, too many requests). The caller gets the provider's own error within
 * seconds instead of after minutes of silent waiting.
 */
export const retryPolicy = {
  maxRetries: 1,
  onFailedAttempt(error: unknown): void {
    if (!worthRetrying(error)) throw error;
  },
};

function worthRetrying(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isFinal(error)) return false;
  const status = "status" in error ? error.status : undefined;
  return typeof status !== "number" || status >= 500;
}

/** Aborted, timed out, or refused by the outbound guard: somebody decided, so trying again would only repeat it. */
function isFinal(error: Error): boolean {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    if (isAppError(current)) return true;
    if (/abort|timeout/i.test(current.name) || /abort|timed out/i.test(current.message)) return true;
  }
  return false;
}
