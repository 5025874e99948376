import { describe, expect, it } from "vitest";
import { addressThroughNext, clientAddress } from "./client-address";

describe("the caller's address", () => {
  it.each([
    ["straight from the internet", "93.184.216.34", null, "93.184.216.34"],
    ["from the internet with a made-up entry", "93.184.216.34", "10.0.0.1", "93.184.216.34"],
    ["through a proxy of this network", "10.0.0.2", "198.51.100.7", "198.51.100.7"],
    ["through such a proxy with a made-up entry before its own", "10.0.0.2", "1.1.1.1, 198.51.100.7", "198.51.100.7"],
    ["through a proxy on this machine over IPv6", "::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"],
    ["from this machine", "127.0.0.1", null, "127.0.0.1"],
    ["from nowhere known", undefined, "198.51.100.7", "unknown"],
  ])("%s", (_how, peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded)).toBe(address);
    if (peer === undefined) return;
    const list = forwarded === null ? peer : `${forwarded}, ${peer}`;
    expect(addressThroughNext(new Headers({ "x-forwarded-for": list }))).toBe(address);
  });

  it("through Next without any entry is unknown", () => {
    expect(addressThroughNext(new Headers())).toBe("unknown");
  });
});
