/**
 * Where a request came from, for rate limits only. Next notes the connection's address in `x-forwarded-for` when no
 * proxy has; a proxy appends the one it saw, so the last entry is the one that was not the caller's to choose.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
