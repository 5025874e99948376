import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

export interface RateLimit {
  /** Calls allowed … */
  max: number;
  /** … within this many seconds. */
  seconds: number;
}

export interface RateVerdict {
  allowed: boolean;
  remaining: number;
  /** Whole seconds until the window ends. */
  retryAfter: number;
  /** When it ends. */
  resetAt: Date;
}

export interface RateLimiter {
  /** Counts one call under `key` and says whether it is within the limit. */
  take(key: string, limit: RateLimit): Promise<RateVerdict>;
  close(): Promise<void>;
}

interface Redis {
  quit(): Promise<unknown>;
}

/**
 * Counts calls in this process or, given a Redis address, together with every other process. While Redis is away each
 * process counts alone: a limiter must not be what stops the service.
 */
export async function createRateLimiter(redisUrl?: string): Promise<RateLimiter> {
  const redis = redisUrl === undefined ? undefined : await connect(redisUrl);
  const limiters = new Map<string, RateLimiterMemory | RateLimiterRedis>();
  const limiterFor = ({ max, seconds }: RateLimit) => {
    const name = `${max}/${seconds}`;
    const known = limiters.get(name);
    if (known) return known;
    const options = { points: max, duration: seconds, keyPrefix: `weft:rate:${name}` };
    const memory = new RateLimiterMemory(options);
    const made =
      redis === undefined ? memory : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory });
    limiters.set(name, made);
    return made;
  };
  return {
    async take(key, limit) {
      try {
        return verdict(true, await limiterFor(limit).consume(key));
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return verdict(false, refused);
        throw refused;
      }
    },
    close: async () => void (await redis?.quit()),
  };
}

const verdict = (allowed: boolean, state: RateLimiterRes): RateVerdict => ({
  allowed,
  remaining: Math.max(0, state.remainingPoints),
  retryAfter: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
  resetAt: new Date(Date.now() + state.msBeforeNext),
});

async function connect(url: string): Promise<Redis> {
  const { Redis: Client } = await import("ioredis");
  const client = new Client(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Without a listener an outage would end the process; the memory limiter takes over meanwhile.
  client.on("error", () => undefined);
  return client;
}
