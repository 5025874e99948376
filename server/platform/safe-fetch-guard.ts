import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Decides which addresses a flow may reach. */
export interface AddressGuard {
  /** Undefined when the connection is allowed, otherwise the sentence that says why not. */
  refusal(target: { host: string; port: number; address: string }): string | undefined;
  /** Whether the operator named this host, or it is reached without being named. */
  owns(target: { host: string; port: number }): boolean;
}

/** Ollama's default address: a model server on this machine that works without any setting. */
const ollama = { hosts: new Set(["localhost", "127.0.0.1", "::1"]), port: 11434 };

/**
 * @param allowed hosts (`ollama.internal`, `*.internal`, also with `:port`), addresses or CIDR ranges that may be
 * reached although they are private.
 */
export function createAddressGuard(allowed: readonly string[]): AddressGuard {
  const ranges = allowed.flatMap(parseRange);
  const hosts = allowed.filter((entry) => parseRange(entry).length === 0).map((entry) => entry.toLowerCase());
  return {
    owns({ host, port }) {
      const parsed = ipaddr.isValid(host) ? ipaddr.parse(host) : undefined;
      if (hosts.some((entry) => hostMatches(entry, host, port))) return true;
      if (parsed && ranges.some((range) => inRange(parsed, range))) return true;
      return port === ollama.port && ollama.hosts.has(host);
    },
    refusal({ host, port, address }) {
      const parsed = ipaddr.isValid(address) ? ipaddr.parse(address) : undefined;
      if (parsed && isPublic(parsed)) return undefined;
      const name = host.toLowerCase().replace(/\.$/, "");
      if (hosts.some((entry) => hostMatches(entry, name, port))) return undefined;
      if (parsed && ranges.some((range) => inRange(parsed, range))) return undefined;
      if (parsed && port === ollama.port && ollama.hosts.has(name) && effective(parsed)?.range() === "loopback")
        return undefined;
      if (host === address)
        return `${address} is a private address. Add it to ALLOW_PRIVATE_HOSTS to let flows reach it.`;
      return `${name} leads to ${address}, which is a private address. Add ${name} to ALLOW_PRIVATE_HOSTS to let flows reach it.`;
    },
  };
}

function parseRange(entry: string): [Address, number][] {
  if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)];
  if (!ipaddr.isValid(entry) || !/[.:].*[.:]/.test(entry)) return [];
  const address = ipaddr.parse(entry);
  return [[address, address.kind() === "ipv4" ? 32 : 128]];
}

function hostMatches(entry: string, name: string, port: number): boolean {
  const [, pattern = entry, wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
  return pattern.startsWith("*.") ? name.endsWith(pattern.slice(1)) : name === pattern;
}

function inRange(address: Address, [network, bits]: [Address, number]): boolean {
  const inner = effective(address);
  return [address, inner].some(
    (candidate) => candidate !== undefined && candidate.kind() === network.kind() && candidate.match(network, bits),
  );
}

const isPublic = (address: Address): boolean => effective(address)?.range() === "unicast";

/**
 * The address that traffic really goes to: IPv6 forms that carry an IPv4 address (mapped, translated, NAT64) count as
 * that one. Tunnels and network-specific NAT64 prefixes stay what they are, and those ranges are never public.
 */
function effective(address: Address): Address | undefined {
  if (address.kind() === "ipv4") return address;
  const range = address.range();
  const bytes = address.toByteArray();
  const wellKnown = range === "rfc6052" && bytes.slice(4, 12).every((byte) => byte === 0);
  if (range === "ipv4Mapped" || range === "rfc6145" || wellKnown) return ipaddr.fromByteArray(bytes.slice(12));
  return address;
}
