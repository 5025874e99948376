import ipaddr from "ipaddr.js";

/**
 * The caller's address, for counting calls. A peer on a private network is taken for a reverse proxy, whose own entry is
 * the last of `x-forwarded-for`; what a caller on the internet writes there is not believed.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | null): string {
  const address = peer ?? "unknown";
  if (forwardedFor === null || !ipaddr.isValid(address) || ipaddr.process(address).range() === "unicast") return address;
  return forwardedFor.split(",").at(-1)?.trim() || address;
}
