import ipaddr from "ipaddr.js";

/**
 * The caller's address, for counting calls. A peer on a private network is taken for a reverse proxy, whose own entry is
 * the last of `x-forwarded-for`; what a caller on the internet writes there is not believed.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | null): string {
  const address = peer ?? "unknown";
  if (!forwardedFor || !ipaddr.isValid(address) || ipaddr.process(address).range() === "unicast") return address;
  return forwardedFor.split(",").at(-1)?.trim() || address;
}

/** The same for a request that came through Next, to which `server/main.mjs` appended the peer as the last entry. */
export function addressThroughNext(headers: Headers): string {
  const entries = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return clientAddress(entries.pop() || undefined, entries.join(","));
}
