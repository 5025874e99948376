/** The complete list of reasons Weft refuses or fails. Transports map each code to their own status. */
export const errorCodes = [
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "precondition_failed",
  "too_large",
  "unprocessable",
  "rate_limited",
  "upstream_failed",
  "timed_out",
  "aborted",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * Who can mend it: the flow's `author` (shown on the node), the `world` outside (retried by policy),
 * or `us` (logged, hidden behind a plain sentence).
 */
export type ErrorNature = "author" | "world" | "us";

export interface AppErrorOptions {
  cause?: unknown;
  nature?: ErrorNature;
  /** The node the message belongs on. */
  nodeId?: string;
  /** Seconds to wait before trying again. */
  retryAfter?: number;
}

/** An error whose message is written for the person who can act on it; `cause` keeps the detail. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly nature: ErrorNature;
  readonly nodeId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.nature = options.nature ?? defaultNature(code);
    this.nodeId = options.nodeId;
    this.retryAfter = options.retryAfter;
  }
}

function defaultNature(code: ErrorCode): ErrorNature {
  if (code === "internal") return "us";
  if (code === "upstream_failed" || code === "timed_out" || code === "rate_limited") return "world";
  return "author";
}

export const isAppError = (value: unknown): value is AppError => value instanceof Error && value.name === "AppError";
