import { AppError } from "@/domain/errors";
import type { ApiContext } from "./trpc";

interface RateLimit {
  max: number;
  seconds: number;
}

/** Counts a call of a caller's address, for procedures that cost much or could be guessed at. */
export async function requireWithinLimit(
  ctx: Pick<ApiContext, "runtime" | "address">,
  what: string,
  limit: RateLimit,
): Promise<void> {
  const verdict = await ctx.runtime.limiter.take(`${what}|${ctx.address}`, limit);
  if (verdict.allowed) return;
  throw new AppError("rate_limited", `Too many tries. Wait ${verdict.retryAfter} seconds and try again.`, {
    retryAfter: verdict.retryAfter,
  });
}
