import { join } from "node:path";
import { createAuth, type Auth } from "@/server/auth/auth";
import { openDatabase } from "@/server/data/client";
import type { OpenDatabase } from "@/server/data/database";
import type { OutsideTools } from "@/server/engine/ports";
import { env as readSettings, type Env, tellNextAuth } from "@/server/env";
import { catalogue } from "@/server/nodes/catalogue";
import { createCodeExecutor } from "@/server/platform/code-executor";
import { systemClock } from "@/server/platform/clock";
import { createFileStore } from "@/server/platform/file-store";
import { keptSecret } from "@/server/platform/kept-secret";
import { createLogger } from "@/server/platform/logger";
import { createRateLimiter, type RateLimiter } from "@/server/platform/rate-limiter";
import { createMongoConnections } from "@/server/platform/mongo-connections";
import { createPostgresConnections } from "@/server/platform/postgres-connections";
import { createRedisConnections } from "@/server/platform/redis-connections";
import { createSafeFetch } from "@/server/platform/safe-fetch";
import { runScript } from "@/server/platform/sandbox/run-script";
import { createSecretBox, type SecretBox } from "@/server/platform/secret-box";
import { createChanges } from "@/server/services/changes";
import type { ServicePorts } from "@/server/services/context";
import { firstBoot } from "@/server/boot/first-boot";
import { describeStart } from "@/server/boot/describe-start";

/** Everything a request may need, built once. Pass it whole as the ports of a service verb: `{ ...runtime, actor }`. */
export interface Runtime extends ServicePorts {
  env: Env;
  database: OpenDatabase;
  limiter: RateLimiter;
  auth: Auth;
  /** The only way from a node to the world outside. */
  nodeTools: OutsideTools;
  /** Lines to print once the port is open. */
  describe(at: { port: number }): Promise<string[]>;
  /** Runs when the runtime closes, before the database does. For what has work under way. */
  onClose(work: () => Promise<void>): void;
  close(): Promise<void>;
}

declare global {
  var __weftRuntime: Promise<Runtime> | undefined;
}

/**
 * The process's runtime. Kept on `globalThis`, because Next may bundle this module more than once and a second embedded
 * database in one process would be refused by the first one's lock. A failed opening is forgotten, so it can be tried again.
 */
export async function openRuntime(): Promise<Runtime> {
  globalThis.__weftRuntime ??= build(readSettings()).catch((error: unknown) => {
    globalThis.__weftRuntime = undefined;
    throw error;
  });
  const runtime = await globalThis.__weftRuntime;
  if (runtime.env.production) return runtime;
  // While developing, this module is newer than the runtime as soon as a node's file has changed.
  reloaded ??= { ...runtime, catalogue: catalogue() };
  return reloaded;
}

let reloaded: Runtime | undefined;

async function build(env: Env): Promise<Runtime> {
  tellNextAuth();
  const secret = env.authSecret ?? (await keptSecret(env.dataDir, "auth-secret"));
  const secretBox = createSecretBox(env.encryptionKey ?? (await keptSecret(env.dataDir, "encryption-key")));
  const database = await openDatabase({ databaseUrl: env.databaseUrl, dataDir: env.dataDir });
  try {
    return await assemble(env, { secret, secretBox, database });
  } catch (error) {
    // Its lock must not outlive a start that failed.
    await database.close();
    throw error;
  }
}

interface Foundation {
  /** Seals sessions. */
  secret: string;
  secretBox: SecretBox;
  database: OpenDatabase;
}

async function assemble(env: Env, { secret, secretBox, database }: Foundation): Promise<Runtime> {
  const { db } = database;
  const log = createLogger(env.logLevel);
  if (!database.vectors) log.info({}, "This Postgres has no vector extension: similarity searches compare every row");
  const limiter = await createRateLimiter(env.redisUrl);
  const outbound = createSafeFetch({ allowPrivateHosts: env.allowPrivateHosts });
  const postgres = createPostgresConnections({ allowPrivateHosts: env.allowPrivateHosts });
  const mongo = createMongoConnections({ allowPrivateHosts: env.allowPrivateHosts });
  const redis = createRedisConnections({ allowPrivateHosts: env.allowPrivateHosts, ownUrl: env.redisUrl });
  const executor = env.codeExecutorUrl === undefined ? undefined : createCodeExecutor(env.codeExecutorUrl);
  const changes = createChanges();
  const clock = systemClock;
  const ports: ServicePorts = {
    ...{ db, secretBox, changes, clock, log },
    catalogue: catalogue(),
    files: createFileStore(join(env.dataDir, "files")),
    environmentVariables: env.variables,
  };
  const quickStartFile = join(env.dataDir, "quickstart-key");
  const unfinished: (() => Promise<void>)[] = [];
  await firstBoot(ports, { admin: env.admin, quickStartFile });
  return {
    ...ports,
    ...{ env, database, limiter },
    auth: createAuth({ db, clock, changes, limiter, secret, secureCookies: env.appUrl?.startsWith("https:") ?? false }),
    nodeTools: {
      fetch: outbound.fetch,
      isOwnHost: outbound.isOwnHost,
      runScript,
      ...(executor && { runCode: executor.run }),
      redis: redis.connect,
      postgres: postgres.connect,
      mongo: mongo.connect,
      log: (level, message, detail) => log[level](detail ?? {}, message),
    },
    describe: (at) => describeStart(ports, { ...at, env, quickStartFile }),
    onClose: (work) => void unfinished.push(work),
    async close() {
      await Promise.allSettled(unfinished.map((work) => work()));
      const open = [limiter, outbound, redis, postgres, mongo, ...(executor ? [executor] : [])];
      await Promise.allSettled(open.map((one) => one.close()));
      await database.close();
    },
  };
}
