import { z } from "zod";

const parts = z.object({
  redisUrl: z.string().optional(),
  redisCacheHost: z.string().optional(),
  redisCachePort: z.string().optional(),
  redisCacheUser: z.string().optional(),
  redisCachePwd: z.string().optional(),
  redisCacheSslEnabled: z.string().optional(),
});

/** The server of a Redis credential, whichever of the two it is; without one undefined, which means the operator's own. */
export function redisAddress(secrets: unknown): string | undefined {
  const given = parts.parse(secrets);
  if (given.redisUrl) return given.redisUrl;
  if (!given.redisCacheHost) return undefined;
  const url = new URL(`${given.redisCacheSslEnabled === "true" ? "rediss" : "redis"}://host`);
  url.hostname = given.redisCacheHost.includes(":") ? `[${given.redisCacheHost}]` : given.redisCacheHost;
  url.port = given.redisCachePort ?? "";
  url.username = encodeURIComponent(given.redisCacheUser ?? "");
  url.password = encodeURIComponent(given.redisCachePwd ?? "");
  return url.href;
}
