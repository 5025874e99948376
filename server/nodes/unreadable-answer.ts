import { AppError } from "@/domain/errors";

/**
 * The clients trust the server: an answer of the wrong form surfaces as a TypeError from deep inside, a broken
 * connection as "terminated". Both become sentences; everything else (status codes, refusals, aborts) stays as it is.
 */
export function asReadable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message === "terminated") {
    return new AppError("upstream_failed", "The model's server broke off in the middle of its answer. Try again.", {
      cause: error,
    });
  }
  const unread =
    error instanceof SyntaxError ||
    (error instanceof TypeError && /undefined|null|not (?:a function|iterable)/.test(error.message));
  if (!unread) return error;
  return new AppError(
    "upstream_failed",
    "The model's server sent an answer that cannot be read. Check the address on the node and which API it speaks.",
    {
      cause: error,
    },
  );
}
