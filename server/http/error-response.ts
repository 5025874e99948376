import type { Failure } from "@/domain/api/contracts/failure";
import { AppError, type ErrorCode, isAppError } from "@/domain/errors";

const statuses: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unprocessable: 422,
  rate_limited: 429,
  upstream_failed: 500,
  timed_out: 500,
  aborted: 500,
  internal: 500,
};

export const statusOf = (code: ErrorCode): number => statuses[code];

/** Headers of every answer of the API, whatever its body. */
export const apiHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "content-security-policy": "frame-ancestors 'self'",
  vary: "Origin",
};

const json = "application/json; charset=utf-8";

export const jsonResponse = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...apiHeaders, "content-type": json, ...headers } });

export const failureBody = (statusCode: number, message: string): Failure => ({ statusCode, success: false, message, stack: {}, error: message });

/** What a person may read of an error. What went wrong in the server itself is for its log only. */
export function publicError(error: unknown): AppError {
  if (isAppError(error) && error.code !== "internal") return error;
  return new AppError("internal", "Something went wrong in the server. Its log says what.", { cause: error });
}

export interface FailureOptions {
  /** The embedded chat prints the body of a refused stream as it is, so that one is plain text. */
  plain?: boolean;
  headers?: Readonly<Record<string, string>>;
}

export function failureResponse(error: AppError, { plain = false, headers }: FailureOptions = {}): Response {
  const status = statusOf(error.code);
  const extra = { ...(error.retryAfter !== undefined && { "retry-after": String(error.retryAfter) }), ...headers };
  if (!plain) return jsonResponse(failureBody(status, error.message), status, extra);
  return new Response(error.message, { status, headers: { ...apiHeaders, "content-type": "text/plain; charset=utf-8", ...extra } });
}
