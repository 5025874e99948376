import type { Redis, RedisOptions } from "ioredis";
import { AppError } from "@/domain/errors";
import type { RedisConnection } from "@/server/engine/ports";
import { checkedAddresses, type ResolveHost, resolveBySystem } from "./checked-addresses";
import { newestConnections } from "./newest-connections";
import { createAddressGuard } from "./safe-fetch-guard";

export interface RedisConnectionsOptions {
  /** Private hosts, addresses and CIDR ranges that flows may reach (`ALLOW_PRIVATE_HOSTS`). */
  allowPrivateHosts: readonly string[];
  /** The operator's own server (`REDIS_URL`), which is not a flow's choice and so not checked. */
  ownUrl: string | undefined;
  /** Finds the addresses of a host; the system's resolver unless a test brings its own. */
  resolveHost?: ResolveHost;
}

export interface RedisConnections {
  connect(address: string | undefined): Promise<RedisConnection>;
  close(): Promise<void>;
}

/** In place of an address, for the operator's own server. */
const own = "";
const patienceMs = 5_000;

/** One connection to each Redis that flows name, made when first used. */
export function createRedisConnections(options: RedisConnectionsOptions): RedisConnections {
  const guard = createAddressGuard(options.allowPrivateHosts);
  const resolveHost = options.resolveHost ?? resolveBySystem;
  const clients = newestConnections<Redis>({
    open,
    close: (client) => client.disconnect(),
    ended: (client, forget) => void client.once("end", forget),
  });

  async function open(address: string): Promise<Redis> {
    const { Redis: Client } = await import("ioredis");
    const checked = address !== own;
    const target = readUrl(checked ? address : options.ownUrl);
    const [first] = checked
      ? await checkedAddresses({ guard, resolveHost, host: target.host, port: target.port }).catch(unreachable(target))
      : [{ address: target.host }];
    // Pinned to the checked address, so that a name cannot change its mind when the connection is made anew.
    const client = new Client({ ...settings(target), host: first?.address ?? target.host });
    // Whoever sent a command hears of it; without a listener the process would.
    client.on("error", () => undefined);
    return client;
  }

  return {
    async connect(address) {
      const client = await clients.get(address ?? own);
      return {
        send: (command, ...args) =>
          client.call(command, ...args.map(toWire)).catch(unreachable(readUrl(address ?? options.ownUrl))),
      };
    },
    close: () => clients.closeAll(),
  };
}

interface Target {
  host: string;
  port: number;
  tls: boolean;
  username: string | undefined;
  password: string | undefined;
  db: number;
}

function readUrl(address: string | undefined): Target {
  if (address === undefined)
    throw new AppError("invalid_input", "Choose a Redis credential, or ask the operator to set REDIS_URL.");
  // A URL may hold a password, so that no message repeats it.
  if (!URL.canParse(address) || !/^rediss?:$/.test(new URL(address).protocol))
    throw new AppError("invalid_input", "The Redis address should look like redis://host:6379.");
  const url = new URL(address);
  const part = (text: string): string | undefined => (text === "" ? undefined : decodeURIComponent(text));
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || 6379,
    tls: url.protocol === "rediss:",
    username: part(url.username),
    password: part(url.password),
    db: Number(url.pathname.slice(1)) || 0,
  };
}

const settings = ({ host, port, tls, username, password, db }: Target): RedisOptions => ({
  port,
  db,
  ...(username !== undefined && { username }),
  ...(password !== undefined && { password }),
  ...(tls && { tls: { servername: host } }),
  connectTimeout: patienceMs,
  commandTimeout: patienceMs,
  maxRetriesPerRequest: 1,
  // After that the connection ends, is forgotten, and the next question makes a new one.
  retryStrategy: (attempt) => (attempt > 3 ? null : 200 * attempt),
});

const unreachable =
  ({ host, port }: Target) =>
  (cause: unknown): never => {
    if (cause instanceof AppError) throw cause;
    const reply = cause instanceof Error && cause.name === "ReplyError" ? cause.message : undefined;
    if (reply && /^(WRONGPASS|NOAUTH)\b/.test(reply))
      throw new AppError(
        "upstream_failed",
        `The Redis at ${host}:${port} refused the password. Check the credential.`,
        {
          cause,
          nature: "author",
        },
      );
    if (reply)
      throw new AppError("upstream_failed", `The Redis at ${host}:${port} refused: ${reply.slice(0, 200)}`, { cause });
    throw new AppError("upstream_failed", `The Redis at ${host}:${port} cannot be reached. Check its address.`, {
      cause,
    });
  };

const toWire = (given: string | number | Uint8Array): string | number | Buffer =>
  given instanceof Uint8Array ? Buffer.from(given) : given;
