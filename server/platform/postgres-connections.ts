import type { Sql } from "postgres";
import { AppError } from "@/domain/errors";
import type { PostgresConnection } from "@/server/engine/ports";
import { checkedAddresses, type ResolveHost, resolveBySystem } from "./checked-addresses";
import { newestConnections } from "./newest-connections";
import { type PostgresTarget, readPostgresAddress } from "./postgres-address";
import { createAddressGuard } from "./safe-fetch-guard";

export interface PostgresConnectionsOptions {
  /** Private hosts, addresses and CIDR ranges that flows may reach (`ALLOW_PRIVATE_HOSTS`). */
  allowPrivateHosts: readonly string[];
  /** Finds the addresses of a host; the system's resolver unless a test brings its own. */
  resolveHost?: ResolveHost;
}

export interface PostgresConnections {
  connect(address: string): Promise<PostgresConnection>;
  close(): Promise<void>;
}

interface Client {
  sql: Sql;
  target: PostgresTarget;
}

const patienceSeconds = 5;
const longestStatementMs = 60_000;

/** A few connections to each Postgres that flows name, made when first used and let go when nobody asks. */
export function createPostgresConnections(options: PostgresConnectionsOptions): PostgresConnections {
  const guard = createAddressGuard(options.allowPrivateHosts);
  const resolveHost = options.resolveHost ?? resolveBySystem;
  const clients = newestConnections<Client>({
    close: ({ sql }) => sql.end({ timeout: 1 }),
    async open(address) {
      const target = readPostgresAddress(address);
      const checked = await checkedAddresses({ guard, resolveHost, ...target }).catch((cause: unknown) => {
        throw failure(target, cause);
      });
      const { default: postgres } = await import("postgres");
      // Pinned to the checked address, so that a name cannot change its mind when a connection is made anew.
      return { sql: postgres(settings(target, checked[0]?.address ?? target.host)), target };
    },
  });
  return {
    async connect(address) {
      const { sql, target } = await clients.get(address);
      return {
        query: (text, values = [], signal) =>
          run(sql, { text, values, signal }).catch((cause: unknown) => {
            if (signal?.aborted) throw signal.reason;
            throw failure(target, cause);
          }),
      };
    },
    close: () => clients.closeAll(),
  };
}

interface Statement {
  text: string;
  values: readonly (string | number | boolean | null)[];
  signal: AbortSignal | undefined;
}

async function run(sql: Sql, { text, values, signal }: Statement): Promise<Record<string, unknown>[]> {
  signal?.throwIfAborted();
  const query = sql.unsafe<Record<string, unknown>[]>(text, [...values]);
  let giveUp = (): void => undefined;
  const given = new Promise<never>((_, reject) => {
    giveUp = () => {
      // The server is told over a connection of its own, which may be as slow as the first: nobody waits for it.
      query.cancel();
      reject(signal?.aborted ? signal.reason : new Error("statement took too long", { cause: "timeout" }));
    };
  });
  const timer = setTimeout(giveUp, longestStatementMs);
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    return [...(await Promise.race([query, given]))];
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

/** Whatever is left out here is read from the operator's own PG… variables, which are no business of a flow's server. */
const settings = ({ port, user, password, database, tls, host }: PostgresTarget, address: string) => ({
  ...{ host: address, port, user, database, max: 4 },
  pass: () => password,
  ssl: tls && { rejectUnauthorized: tls === "checked", ...(host !== address && { servername: host }) },
  connection: { application_name: "weft" },
  connect_timeout: patienceSeconds,
  idle_timeout: 30,
  max_lifetime: 1_800,
  prepare: false,
  fetch_types: false,
  onnotice: () => undefined,
  // What goes in is text already; JSON comes out as a value.
  types: {
    json: { to: 114, from: [114, 3802], serialize: String, parse: (text: string): unknown => JSON.parse(text) },
    time: { to: 1184, from: [1082, 1083, 1114, 1184], serialize: String, parse: String },
  },
});

function failure({ host, port, database }: PostgresTarget, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const at = `The Postgres at ${host}:${port}`;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const said = cause instanceof Error ? cause.message.slice(0, 200) : "";
  if (code.startsWith("28")) return upstream(`${at} refused the user or the password. Check the credential.`, cause);
  if (code === "3D000") return upstream(`${at} has no database “${database}”. Check its name.`, cause);
  if (code === "57014" || (cause instanceof Error && cause.cause === "timeout"))
    return upstream(`${at} took longer than ${longestStatementMs / 1000} seconds. Try again.`, cause);
  if (/^[0-9A-Z]{5}$/.test(code)) return upstream(`${at} refused: ${said}`, cause);
  if (/certificate|self-signed|CERT|SSL|TLS/i.test(`${code} ${said}`))
    return upstream(`${at} could not be talked to over TLS: ${said}`, cause);
  return upstream(`${at} cannot be reached. Check its address.`, cause);
}

const upstream = (message: string, cause: unknown): AppError => new AppError("upstream_failed", message, { cause });
