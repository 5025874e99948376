import type { Failure } from "@/domain/api/contracts/failure";
import { AppError, type ErrorCode, isAppError } from "@/domain/errors";
import { refusedByDatabase } from "@/server/services/refused-by-database";

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

interface Whole {
  text: string;
  headers: Readonly<Record<string, string>>;
}

/** A Response is slow to take apart again, so that the quick door is told what was put in. */
const wholes = new WeakMap<Response, Whole>();

export const wholeOf = (response: Response): Whole | undefined => wholes.get(response);

export function textResponse(text: string, status: number, headers: Readonly<Record<string, string>>): Response {
  const response = new Response(text, { status, headers });
  wholes.set(response, { text, headers });
  return response;
}

export const jsonResponse = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  jsonTextResponse(JSON.stringify(body), status, headers);

export const jsonTextResponse = (text: string, status: number, headers: Readonly<Record<string, string>>): Response =>
  textResponse(text, status, { ...apiHeaders, "content-type": json, ...headers });

/** The same answer with further headers. */
export function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  const whole = wholes.get(response);
  if (whole) wholes.set(response, { ...whole, headers: { ...whole.headers, ...headers } });
  return response;
}

export const failureBody = (statusCode: number, message: string): Failure => ({
  statusCode,
  success: false,
  message,
  stack: {},
  error: message,
});

/** What a person may read of an error. What went wrong in the server itself is for its log only. */
export function publicError(error: unknown): AppError {
  if (isAppError(error) && error.code !== "internal") return error;
  return (
    refusedByDatabase(error) ??
    new AppError("internal", "Something went wrong in the server. Its log says what.", { cause: error })
  );
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
  return textResponse(error.message, status, { ...apiHeaders, "content-type": "text/plain; charset=utf-8", ...extra });
}
