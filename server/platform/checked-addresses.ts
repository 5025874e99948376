import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { AppError } from "@/domain/errors";
import type { AddressGuard } from "./safe-fetch-guard";

export type ResolveHost = (host: string) => Promise<LookupAddress[]>;

export const resolveBySystem: ResolveHost = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });

interface Target {
  guard: AddressGuard;
  resolveHost: ResolveHost;
  host: string;
  port: number;
}

/** The addresses of a host, each of them allowed. Rejects with the sentence that says why one is not. */
export async function checkedAddresses({ guard, resolveHost, host, port }: Target): Promise<LookupAddress[]> {
  const addresses = await resolveHost(host);
  if (addresses.length === 0) throw new AppError("upstream_failed", `No address was found for ${host}.`);
  for (const { address } of addresses) {
    const refusal = guard.refusal({ host, port, address });
    if (refusal) throw new AppError("forbidden", refusal);
  }
  return addresses;
}
