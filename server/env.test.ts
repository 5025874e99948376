import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const line = (raw: Record<string, string>): string => {
  const result = readEnv(raw);
  return result.ok ? "ok" : result.line;
};

describe("readEnv", () => {
  it("needs nothing", () => {
    const result = readEnv({});
    expect(result).toMatchObject({
      ok: true,
      env: { port: 3000, dataDir: ".data", databaseUrl: undefined, authSecret: undefined, encryptionKey: undefined },
    });
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["APP_URL", "weft.example.com"],
    ["APP_URL", "javascript:alert(1)"],
    ["DATABASE_URL", "mysql://localhost/weft"],
    ["REDIS_URL", "localhost:6379"],
    ["AUTH_SECRET", "short"],
    ["ENCRYPTION_KEY", "short"],
    ["ALLOW_PRIVATE_HOSTS", "http://10.0.0.1/"],
    ["LOG_LEVEL", "loud"],
    ["RUN_TIMEOUT_SECONDS", "0"],
  ])("refuses %s=%s with one line that names it and gives an example", (name, value) => {
    const message = line({ [name]: value });
    expect(message).toMatch(new RegExp(`^${name} must be .+, for example ${name}=.+$`));
    expect(message).not.toContain("\n");
  });

  it("never repeats the value, which may be a secret", () => {
    expect(line({ DATABASE_URL: "mysql://weft:hunter2@localhost" })).not.toContain("hunter2");
  });

  it("refuses half a pair", () => {
    expect(line({ ADMIN_EMAIL: "owner@example.com" })).toMatch(
      /^ADMIN_PASSWORD is missing although ADMIN_EMAIL is set/,
    );
    expect(line({ OIDC_ISSUER: "https://login.example.com", OIDC_CLIENT_ID: "weft" })).toMatch(
      /^OIDC_CLIENT_SECRET is missing/,
    );
  });

  it("takes an empty variable for an unset one", () => {
    expect(line({ APP_URL: "", DATABASE_URL: "  " })).toBe("ok");
  });

  it("splits lists and trims addresses", () => {
    const result = readEnv({ ALLOW_PRIVATE_HOSTS: "ollama, 10.0.0.0/8 ,::1", APP_URL: "https://weft.example.com/" });
    expect(result).toMatchObject({
      env: { allowPrivateHosts: ["ollama", "10.0.0.0/8", "::1"], appUrl: "https://weft.example.com" },
    });
  });

  it("collects the values of runtime variables", () => {
    expect(readEnv({ WEFT_VAR_region: "eu", OTHER: "x" })).toMatchObject({ env: { variables: { region: "eu" } } });
  });
});
