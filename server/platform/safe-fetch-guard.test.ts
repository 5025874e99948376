import { describe, expect, it } from "vitest";
import { createAddressGuard } from "./safe-fetch-guard";

const refused = (allowed: string[], address: string, host = address, port = 443) =>
  createAddressGuard(allowed).refusal({ host, port, address }) !== undefined;

describe("the address guard", () => {
  it.each([
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8",
    "2002:7f00:1::",
    "2001:0:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "100::1",
    "2001:db8::1",
    "not an address",
  ])("refuses %s", (address) => {
    expect(refused([], address)).toBe(true);
  });

  it.each(["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])(
    "lets %s through",
    (address) => {
      expect(refused([], address)).toBe(false);
    },
  );

  it("reaches a private address that is listed, alone or by range, in any spelling of it", () => {
    expect(refused(["10.0.0.5"], "10.0.0.5")).toBe(false);
    expect(refused(["10.0.0.0/8"], "10.200.0.5")).toBe(false);
    expect(refused(["10.0.0.0/8"], "::ffff:10.200.0.5")).toBe(false);
    expect(refused(["fd00::/8"], "fd12::1")).toBe(false);
    expect(refused(["10.0.0.0/8"], "192.168.0.1")).toBe(true);
  });

  it("reaches a host that is listed, whole or by its suffix, and no other host at the same address", () => {
    expect(refused(["models.internal"], "10.0.0.5", "models.internal")).toBe(false);
    expect(refused(["models.internal"], "10.0.0.5", "Models.Internal.")).toBe(false);
    expect(refused(["*.internal"], "10.0.0.5", "a.internal")).toBe(false);
    expect(refused(["models.internal"], "10.0.0.5", "evil.example")).toBe(true);
    expect(refused(["models.internal"], "10.0.0.5", "notmodels.internal")).toBe(true);
    expect(refused(["models.internal:8080"], "10.0.0.5", "models.internal", 8080)).toBe(false);
    expect(refused(["models.internal:8080"], "10.0.0.5", "models.internal", 8081)).toBe(true);
  });

  it("reaches Ollama's default address on this machine and nothing else here", () => {
    expect(refused([], "127.0.0.1", "127.0.0.1", 11434)).toBe(false);
    expect(refused([], "127.0.0.1", "localhost", 11434)).toBe(false);
    expect(refused([], "::1", "localhost", 11434)).toBe(false);
    expect(refused([], "127.0.0.1", "localhost", 11435)).toBe(true);
    expect(refused([], "127.0.0.1", "rebound.example", 11434)).toBe(true);
    expect(refused([], "10.0.0.1", "localhost", 11434)).toBe(true);
  });

  it("says what to add to which setting", () => {
    const guard = createAddressGuard([]);
    expect(guard.refusal({ host: "10.0.0.5", port: 80, address: "10.0.0.5" })).toBe(
      "10.0.0.5 is a private address. Add it to ALLOW_PRIVATE_HOSTS to let flows reach it.",
    );
    expect(guard.refusal({ host: "models.internal", port: 80, address: "10.0.0.5" })).toBe(
      "models.internal leads to 10.0.0.5, which is a private address. Add models.internal to ALLOW_PRIVATE_HOSTS to let flows reach it.",
    );
  });
});
