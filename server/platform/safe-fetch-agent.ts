import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { AppError } from "@/domain/errors";
import { checkedAddresses, type ResolveHost, resolveBySystem } from "./checked-addresses";
import type { AddressGuard } from "./safe-fetch-guard";

export interface GuardedAgentOptions {
  guard: AddressGuard;
  resolveHost?: ResolveHost;
  /** Longest wait for an answer's headers, ms. */
  headersTimeout: number;
  /** Longest silence within an answer's body, ms. */
  bodyTimeout: number;
}

export interface GuardedAgent {
  agent: Agent;
  /** How many sockets it has opened so far to an origin. */
  openedTo(origin: string): number;
}

/**
 * A pooling agent that checks where it connects. Each new socket resolves its host once, has every address judged, and
 * is pinned to those addresses, so that a name cannot change its mind between the check and the connection.
 */
export function createGuardedAgent({
  guard,
  resolveHost = resolveBySystem,
  headersTimeout,
  bodyTimeout,
}: GuardedAgentOptions): GuardedAgent {
  const connectors = new Map<number, ReturnType<typeof buildConnector>>();
  const connectorFor = (port: number) => {
    const known = connectors.get(port);
    if (known) return known;
    const made = buildConnector({ lookup: checkedLookup(guard, resolveHost, port), timeout: 15_000 });
    connectors.set(port, made);
    return made;
  };
  const opened = new Map<string, number>();
  const agent = new Agent({
    headersTimeout,
    bodyTimeout,
    connect(options, callback) {
      const { origin } = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
      opened.set(origin, (opened.get(origin) ?? 0) + 1);
      const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
      // Sockets to literal addresses never ask for a lookup.
      const refusal = isIP(options.hostname)
        ? guard.refusal({ host: options.hostname, port, address: options.hostname })
        : undefined;
      if (refusal) callback(new AppError("forbidden", refusal), null);
      else connectorFor(port)(options, callback);
    },
  });
  return { agent, openedTo: (origin) => opened.get(origin) ?? 0 };
}

function checkedLookup(guard: AddressGuard, resolveHost: ResolveHost, port: number): LookupFunction {
  return (host, options, callback) => {
    checkedAddresses({ guard, resolveHost, host, port }).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all === true || !first) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
