import type { LookupAddress } from "node:dns";
import type { Document, MongoClient, MongoClientOptions } from "mongodb";
import { AppError } from "@/domain/errors";
import type { MongoConnection } from "@/server/engine/ports";
import { checkedAddresses, type ResolveHost, resolveBySystem } from "./checked-addresses";
import {
  type MongoHost,
  type MongoTarget,
  readMongoAddress,
  type ResolveCluster,
  resolveClusterByDns,
} from "./mongo-address";
import { newestConnections } from "./newest-connections";
import { createAddressGuard } from "./safe-fetch-guard";

export interface MongoConnectionsOptions {
  /** Private hosts, addresses and CIDR ranges that flows may reach (`ALLOW_PRIVATE_HOSTS`). */
  allowPrivateHosts: readonly string[];
  /** Finds the addresses of a host; the system's resolver unless a test brings its own. */
  resolveHost?: ResolveHost;
  resolveCluster?: ResolveCluster;
}

export interface MongoConnections {
  connect(address: string): Promise<MongoConnection>;
  close(): Promise<void>;
}

interface Client {
  client: MongoClient;
  server: MongoHost;
  /** The server is no longer the one that takes writes. */
  retired(): void;
}

const patienceMs = 5_000;
const longestCommandMs = 60_000;
/** Codes by which a server says that another one is the primary now. */
const notPrimary: ReadonlySet<unknown> = new Set([91, 189, 10_107, 11_600, 11_602, 13_435, 13_436]);
const refusedUser: ReadonlySet<unknown> = new Set([13, 18, 8000]);

/**
 * One connection to each MongoDB that flows name: to its primary, which is looked for among the servers of the address.
 * The driver is never left to find servers by itself, because what a server says of its neighbours is not checked.
 */
export function createMongoConnections(options: MongoConnectionsOptions): MongoConnections {
  const guard = createAddressGuard(options.allowPrivateHosts);
  const { resolveHost = resolveBySystem, resolveCluster = resolveClusterByDns } = options;
  const clients = newestConnections<Client>({
    close: ({ client }) => client.close(),
    ended: (client, forget) => void (client.retired = forget),
    async open(address) {
      const target = await readMongoAddress(address, resolveCluster);
      const checked = await Promise.all(
        target.hosts.map(async (server) => ({
          server,
          at: await checkedAddresses({ guard, resolveHost, ...server }).catch((cause: unknown) => {
            throw failure(server, cause);
          }),
        })),
      );
      return findPrimary(target, checked);
    },
  });
  return {
    async connect(address) {
      const { client, server, retired } = await clients.get(address);
      return {
        async command(database, command, signal) {
          try {
            return await client.db(database).command(command, { ...(signal && { signal }) });
          } catch (cause) {
            if (signal?.aborted) throw signal.reason;
            if (notPrimary.has(codeOf(cause))) {
              retired();
              void client.close();
            }
            throw failure(server, cause);
          }
        },
      };
    },
    close: () => clients.closeAll(),
  };
}

interface CheckedServer {
  server: MongoHost;
  at: readonly LookupAddress[];
}

async function findPrimary(target: MongoTarget, servers: readonly CheckedServer[]): Promise<Client> {
  const { MongoClient: Driver } = await import("mongodb");
  const asked = await Promise.allSettled(
    servers.map(async ({ server, at }) => {
      const client = new Driver(`mongodb://${urlHost(server)}/`, settings(target, at));
      try {
        const said: Document = await client.db("admin").command({ hello: 1 });
        if (said["isWritablePrimary"] === true || said["msg"] === "isdbgrid") return { client, server };
        throw new AppError("upstream_failed", `The MongoDB at ${server.host}:${server.port} takes no writes.`);
      } catch (cause) {
        await client.close();
        throw failure(server, cause);
      }
    }),
  );
  const found = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const [first, ...others] = found;
  for (const { client } of others) void client.close();
  if (first) return { ...first, retired: () => undefined };
  const refusals = asked.flatMap((one): unknown[] => (one.status === "rejected" ? [one.reason] : []));
  throw refusals[0];
}

const urlHost = ({ host, port }: MongoHost): string => `${host.includes(":") ? `[${host}]` : host}:${port}`;

const settings = (
  { user, password, authSource, tls }: MongoTarget,
  at: readonly LookupAddress[],
): MongoClientOptions => ({
  appName: "weft",
  directConnection: true,
  tls,
  ...(user !== "" && { auth: { username: user, password }, authSource }),
  ...{ maxPoolSize: 4, maxIdleTimeMS: 30_000 },
  ...{ connectTimeoutMS: patienceMs, serverSelectionTimeoutMS: patienceMs, socketTimeoutMS: longestCommandMs },
  // Pinned to the checked address, so that a name cannot change its mind when a connection is made anew.
  lookup: (_host, asked, done) => {
    const [first] = at;
    if (asked.all) done(null, [...at]);
    else done(null, first?.address ?? "", first?.family);
  },
});

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

function failure({ host, port }: MongoHost, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const at = `The MongoDB at ${host}:${port}`;
  const isServers = cause instanceof Error && cause.name === "MongoServerError";
  if (!isServers) return new AppError("upstream_failed", `${at} cannot be reached. Check its address.`, { cause });
  if (refusedUser.has(codeOf(cause)))
    return new AppError("upstream_failed", `${at} refused the user or the password. Check the credential.`, {
      ...{ cause, nature: "author" },
    });
  return new AppError("upstream_failed", `${at} refused: ${cause.message.slice(0, 300)}`, { cause });
}
