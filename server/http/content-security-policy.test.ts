import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const directives = (policy: string) =>
  new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources] as const;
    }),
  );

describe("the content security policy", () => {
  it("runs no inline script without the nonce and evaluates nothing", () => {
    const scripts = directives(
      contentSecurityPolicy({ nonce: "abc", frameAncestors: "'none'", development: false }),
    ).get("script-src");
    expect(scripts).toContain("'nonce-abc'");
    expect(scripts).not.toContain("'unsafe-inline'");
    expect(scripts).not.toContain("'unsafe-eval'");
  });

  it("lets only the named origins frame the page", () => {
    const policy = contentSecurityPolicy({ nonce: "abc", frameAncestors: "'none'", development: false });
    expect(directives(policy).get("frame-ancestors")).toEqual(["'none'"]);
  });
});
