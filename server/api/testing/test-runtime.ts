import { createAuth } from "@/server/auth/auth";
import type { OpenDatabase } from "@/server/data/database";
import { readEnv } from "@/server/env";
import { createRateLimiter } from "@/server/platform/rate-limiter";
import type { Runtime } from "@/server/runtime";
import { testPorts } from "@/server/services/testing/test-ports";

/** A runtime over a test's database: everything real but the outside world, which nodes may not reach. */
export async function testRuntime(
  database: OpenDatabase,
  settings: Readonly<Record<string, string>> = {},
): Promise<Runtime> {
  const result = readEnv(settings);
  if (!result.ok) throw new Error(result.line);
  const { env } = result;
  const ports = testPorts(database.db);
  const limiter = await createRateLimiter();
  const refuse = () => Promise.reject(new Error("Nothing outside may be reached in this test."));
  return {
    ...ports,
    ...{ env, database, limiter },
    auth: createAuth({
      ...ports,
      limiter,
      secret: "a session secret for tests, long enough",
      secureCookies: env.appUrl?.startsWith("https:") ?? false,
    }),
    nodeTools: {
      fetch: refuse,
      runScript: refuse,
      redis: refuse,
      postgres: refuse,
      mongo: refuse,
      log: () => undefined,
    },
    describe: () => Promise.resolve([]),
    onClose: () => undefined,
    close: () => database.close(),
  };
}
