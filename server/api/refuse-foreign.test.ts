import { describe, expect, it } from "vitest";
import { refuseForeign } from "./refuse-foreign";

const origin = "https://weft.example.com";
const status = (method: string, headers: Record<string, string>, own = origin) =>
  refuseForeign(new Request(`${own}/api/trpc/x`, { method, headers }), own)?.status ?? "let through";
const json = { "content-type": "application/json" };

describe("writes", () => {
  it.each([
    ["a page of this site", { ...json, origin, "sec-fetch-site": "same-origin" }],
    ["a page of this site in a browser that tells less", { ...json, origin }],
    ["a program", json],
    ["JSON with a charset", { "content-type": "application/json; charset=utf-8" }],
  ])("of %s are let through", (_who, headers) => {
    expect(status("POST", headers)).toBe("let through");
  });

  it.each([
    ["another site", { ...json, origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another site in a browser that tells less", { ...json, origin: "https://evil.example" }],
    ["a sibling domain", { ...json, "sec-fetch-site": "same-site" }],
    ["a host that only begins alike", { ...json, origin: "https://weft.example.com.evil.example" }],
    ["another port", { ...json, origin: "https://weft.example.com:8443" }],
    ["a sandboxed frame", { ...json, origin: "null" }],
    ["an origin that is none", { ...json, origin: "weft.example.com" }],
  ])("of %s are refused", (_who, headers) => {
    expect(status("POST", headers)).toBe(403);
  });

  it.each(["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "text/json", ""])(
    "as %j, which a form can send, are refused",
    (type) => {
      expect(status("POST", { "content-type": type, origin })).toBe(415);
    },
  );

  it("through a proxy that ends TLS are let through", () => {
    expect(status("POST", { ...json, origin: "https://weft.example.com" }, "http://weft.example.com")).toBe(
      "let through",
    );
  });
});

describe("reads", () => {
  it("of this site, of programs and of the address bar are let through", () => {
    expect(status("GET", { "sec-fetch-site": "same-origin", accept: "*/*" })).toBe("let through");
    expect(status("GET", { accept: "*/*" })).toBe("let through");
    expect(status("GET", { "sec-fetch-site": "none", accept: "text/html,*/*" })).toBe("let through");
  });

  it("by a link on another site are refused, also in a browser that tells less", () => {
    expect(status("GET", { "sec-fetch-site": "cross-site", accept: "text/html,*/*" })).toBe(403);
    expect(status("GET", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" })).toBe(403);
  });
});
