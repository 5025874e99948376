import type { TRPCError } from "@trpc/server";
import { assertNever } from "@/domain/assert-never";
import type { ErrorCode } from "@/domain/errors";

/** tRPC's word for each of our reasons. */
export function trpcCode(code: ErrorCode): TRPCError["code"] {
  switch (code) {
    case "invalid_input":
      return "BAD_REQUEST";
    case "unauthenticated":
      return "UNAUTHORIZED";
    case "forbidden":
      return "FORBIDDEN";
    case "not_found":
      return "NOT_FOUND";
    case "conflict":
      return "CONFLICT";
    case "precondition_failed":
      return "PRECONDITION_FAILED";
    case "too_large":
      return "PAYLOAD_TOO_LARGE";
    case "unprocessable":
      return "UNPROCESSABLE_CONTENT";
    case "rate_limited":
      return "TOO_MANY_REQUESTS";
    case "upstream_failed":
      return "BAD_GATEWAY";
    case "timed_out":
      return "TIMEOUT";
    case "aborted":
      return "CLIENT_CLOSED_REQUEST";
    case "internal":
      return "INTERNAL_SERVER_ERROR";
    default:
      return assertNever(code);
  }
}
