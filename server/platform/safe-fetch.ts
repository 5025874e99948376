import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { AppError, isAppError } from "@/domain/errors";
import type { ResolveHost } from "./checked-addresses";
import { createGuardedAgent, type GuardedAgent } from "./safe-fetch-agent";
import { toResponse } from "./safe-fetch-body";
import { createAddressGuard } from "./safe-fetch-guard";
import { type Hop, nextHop, readHop } from "./safe-fetch-hop";

export interface SafeFetchOptions {
  /** Private hosts, addresses and CIDR ranges that flows may reach (`ALLOW_PRIVATE_HOSTS`). */
  allowPrivateHosts: readonly string[];
  /** Longest an exchange may take from first byte to last, ms. */
  timeoutMs?: number;
  /** Longest silence within an answer's body, ms. */
  silenceMs?: number;
  /** Largest answer, bytes. */
  maxBytes?: number;
  /** Finds the addresses of a host; the system's resolver unless a test brings its own. */
  resolveHost?: ResolveHost;
}

export interface SafeFetch {
  fetch: typeof fetch;
  /** Whether the operator named this host as one that flows may reach. */
  isOwnHost(url: URL): boolean;
  /** Closes pooled connections. */
  close(): Promise<void>;
}

interface Limits {
  timeoutMs: number;
  maxBytes: number;
}

const maxRedirects = 5;

/**
 * `fetch` for everything a flow names. It connects only to checked addresses, follows redirects itself and checks each
 * one, leaves credentials behind when the host changes, and bounds time and bytes. Rejects with an `AppError` whose
 * message says what to do, or with the caller's own abort reason.
 */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const { timeoutMs = 600_000, silenceMs = 120_000, maxBytes = 64 * 1024 * 1024 } = options;
  const guard = createAddressGuard(options.allowPrivateHosts);
  const pool = createGuardedAgent({
    guard,
    ...(options.resolveHost && { resolveHost: options.resolveHost }),
    headersTimeout: timeoutMs,
    bodyTimeout: silenceMs,
  });
  return {
    fetch: async (input, init) => {
      let hop = await readHop(input, init);
      for (let redirects = 0; ; redirects += 1) {
        const response = await exchange(pool, hop, { timeoutMs, maxBytes });
        const next = nextHop(hop, response);
        if (next === undefined) return response;
        if (redirects === maxRedirects)
          throw new AppError("upstream_failed", `${hop.url.host} redirects more than ${maxRedirects} times.`);
        await response.body?.cancel();
        hop = next;
      }
    },
    isOwnHost: ({ hostname, port, protocol }) =>
      guard.owns({
        host: hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, ""),
        port: Number(port) || (protocol === "https:" ? 443 : 80),
      }),
    close: () => pool.agent.destroy(),
  };
}

/**
 * Time is bounded without a timer of its own: the agent's limits end an answer that does not begin or falls silent, and
 * whoever reads looks at the clock with each piece that comes.
 */
async function exchange(pool: GuardedAgent, hop: Hop, { timeoutMs, maxBytes }: Limits): Promise<Response> {
  const { signal, url, method } = hop;
  signal?.throwIfAborted();
  const deadline = performance.now() + timeoutMs;
  const fail = (error: unknown) => explain(error, url, signal);
  try {
    const answer = await ask(pool, hop);
    return await toResponse(answer, { maxBytes, timeoutMs, deadline, url, method, explain: fail });
  } catch (error) {
    throw fail(error);
  }
}

/**
 * Servers close connections that nobody uses, and may do so just as one is used again: then there is no answer, because
 * nothing was asked. As browsers do, what met a connection like that is asked once more.
 */
async function ask({ agent, openedTo }: GuardedAgent, hop: Hop): Promise<Dispatcher.ResponseData> {
  const { origin } = hop.url;
  const opened = openedTo(origin);
  try {
    return await agent.request(requestOptions(hop));
  } catch (error) {
    const wasOld = openedTo(origin) === opened;
    const code = errorCode(error) ?? "";
    if (!wasOld || !closed.has(code) || hop.body instanceof Readable || hop.signal?.aborted) throw error;
    return agent.request(requestOptions(hop));
  }
}

const closed = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);

const requestOptions = (hop: Hop): Dispatcher.RequestOptions => ({
  origin: hop.url.origin,
  path: hop.url.pathname + hop.url.search,
  // Undici passes any method on; its type names only the usual ones.
  method: hop.method as Dispatcher.HttpMethod,
  headers: hop.headers,
  body: hop.body,
  ...(hop.signal && { signal: hop.signal }),
});

const reasons: Readonly<Record<string, (host: string) => AppError>> = {
  ECONNREFUSED: (host) => new AppError("upstream_failed", `Nothing answers at ${host}. Is the server running there?`),
  ECONNRESET: (host) => new AppError("upstream_failed", `${host} closed the connection before it had answered.`),
  UND_ERR_SOCKET: (host) => new AppError("upstream_failed", `${host} closed the connection before it had answered.`),
  ENOTFOUND: (host) => new AppError("upstream_failed", `No address was found for ${host}. Check the spelling.`),
  EAI_AGAIN: (host) =>
    new AppError("upstream_failed", `No address was found for ${host}: the name service does not answer.`),
  UND_ERR_CONNECT_TIMEOUT: (host) => new AppError("timed_out", `${host} does not accept connections.`),
  UND_ERR_HEADERS_TIMEOUT: (host) => new AppError("timed_out", `${host} does not answer.`),
  UND_ERR_BODY_TIMEOUT: (host) => new AppError("timed_out", `${host} stopped in the middle of its answer.`),
};

/** The caller's abort reason as it is; anything else as a sentence, with what the system said as its cause. */
function explain(error: unknown, url: URL, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (isAppError(error)) return error;
  const code = errorCode(error);
  const known = code === undefined ? undefined : reasons[code];
  if (known) return new AppError(known(url.host).code, known(url.host).message, { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new AppError("upstream_failed", `The connection to ${url.host} failed: ${detail}`, { cause: error });
}

function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  // Several addresses were tried.
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return undefined;
}
