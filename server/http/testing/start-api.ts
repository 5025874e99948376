import { createServer } from "node:http";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { createAuth } from "@/server/auth/auth";
import type { OpenDatabase } from "@/server/data/database";
import type { Scope } from "@/server/data/schema/keys";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { OutsideTools } from "@/server/engine/ports";
import { readEnv } from "@/server/env";
import { createRateLimiter } from "@/server/platform/rate-limiter";
import { createMongoConnections } from "@/server/platform/mongo-connections";
import { createPostgresConnections } from "@/server/platform/postgres-connections";
import { createRedisConnections } from "@/server/platform/redis-connections";
import { createSafeFetch } from "@/server/platform/safe-fetch";
import type { SocketLimits } from "@/server/platform/web-socket";
import { runScript } from "@/server/platform/sandbox/run-script";
import type { Runtime } from "@/server/runtime";
import { createFlow } from "@/server/services/flows/create-flow";
import { createKey } from "@/server/services/keys/create-key";
import { makeWorkspace, type TestWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { chatDeskOf } from "@/server/services/chats/chat-desk-of";
import { createNodeDoor } from "../node-door";
import { createUpgradeDoor } from "../sockets/open-door";

export interface TestApi {
  /** `http://127.0.0.1:port` of a real server in front. */
  origin: string;
  runtime: Runtime;
  /** How nodes reach the outside. A test may put another `fetch` here while flows are kept ready. */
  outside: Pick<OutsideTools, "fetch" | "isOwnHost">;
  database: OpenDatabase;
  workspace: TestWorkspace;
  /** Another workspace, whose ids must lead nowhere. */
  stranger: TestWorkspace;
  /** A flow of the first workspace and a key that may call it. */
  makeFlow(
    document: FlowDocument,
    options?: { isPublic?: boolean; settings?: Record<string, unknown>; kind?: FlowKind },
  ): Promise<string>;
  makeKey(scopes: readonly Scope[], flowIds?: readonly string[], workspace?: TestWorkspace): Promise<string>;
  close(): Promise<void>;
}

/** The API as a process has it: real HTTP server, database, engine and nodes; only the settings are the test's. */
export async function startApi(
  settings: Readonly<Record<string, string>> = {},
  limits: Partial<SocketLimits> = {},
): Promise<TestApi> {
  const database = await openTestDatabase();
  const outbound = createSafeFetch({ allowPrivateHosts: ["127.0.0.1"] });
  const outside = { fetch: outbound.fetch, isOwnHost: outbound.isOwnHost };
  const runtime = await testRuntime(database, settings, outside);
  const handle = createNodeDoor(runtime);
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    if (!handle(request, response)) response.writeHead(404).end("not the API");
  });
  const upgrade = createUpgradeDoor(runtime, limits);
  server.on("upgrade", (request, stream, head) => {
    if (!upgrade(request, stream, head)) stream.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const workspace = await makeWorkspace(runtime, "One");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    ...{ runtime, outside, database, workspace },
    stranger: await makeWorkspace(runtime, "Two"),
    makeFlow: async (document, { isPublic = false, settings: given = {}, kind = "chatflow" } = {}) =>
      (
        await createFlow(workspace.owner, {
          kind,
          name: "Flow",
          document,
          isPublic,
          settings: texts(given),
        })
      ).id,
    makeKey: async (scopes, flowIds = [], of = workspace) =>
      (await createKey(of.owner, { name: "Key", scopes, flowIds })).key,
    async close() {
      chatDeskOf(runtime).drain();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await runtime.close();
      await outbound.close();
    },
  };
}

const texts = (settings: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, JSON.stringify(value)]));

async function testRuntime(
  database: OpenDatabase,
  settings: Readonly<Record<string, string>>,
  outside: TestApi["outside"],
): Promise<Runtime> {
  const read = readEnv({ RUN_TIMEOUT_SECONDS: "60", ...settings });
  if (!read.ok) throw new Error(read.line);
  const ports = testPorts(database.db);
  const limiter = await createRateLimiter();
  const postgres = createPostgresConnections({ allowPrivateHosts: ["127.0.0.1"] });
  const mongo = createMongoConnections({ allowPrivateHosts: ["127.0.0.1"] });
  const redis = createRedisConnections({ allowPrivateHosts: ["127.0.0.1"], ownUrl: read.env.redisUrl });
  const unfinished: (() => Promise<void>)[] = [];
  const { db, clock, changes } = ports;
  return {
    ...ports,
    ...{ env: read.env, database, limiter },
    auth: createAuth({
      db,
      clock,
      changes,
      limiter,
      secret: "a secret for tests, thirty-two characters",
      secureCookies: false,
    }),
    nodeTools: {
      fetch: (...given) => outside.fetch(...given),
      isOwnHost: outside.isOwnHost,
      runScript,
      redis: redis.connect,
      mongo: mongo.connect,
      postgres: postgres.connect,
      log: () => undefined,
    },
    describe: async () => [],
    onClose: (work) => void unfinished.push(work),
    async close() {
      await Promise.allSettled(unfinished.map((work) => work()));
      await Promise.allSettled([limiter.close(), redis.close(), postgres.close(), mongo.close()]);
      await database.close();
    },
  };
}
