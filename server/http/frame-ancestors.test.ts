import { describe, expect, it } from "vitest";
import { readCallSettings } from "@/server/services/runs/flow-settings";
import { frameAncestors } from "./frame-ancestors";

const flow = (isPublic: boolean, allowedOrigins: string[]) => ({
  isPublic,
  settings: readCallSettings({ chatbotConfig: JSON.stringify({ allowedOrigins }) }),
});

describe("who may frame a chat page", () => {
  it("is everybody for a public flow that names no site", () => {
    expect(frameAncestors(flow(true, []))).toBe("*");
  });

  it("is this server and the sites that a public flow names, each as a plain origin", () => {
    expect(frameAncestors(flow(true, ["https://shop.example/path", "http://localhost:8080"]))).toBe(
      "'self' https://shop.example http://localhost:8080",
    );
  });

  it("is not widened by an entry that is no address, nor by one that smuggles a directive", () => {
    expect(frameAncestors(flow(true, ["*", "null", "https://a.example; script-src *"]))).toBe("'self'");
  });

  it("is nobody for a flow that is not public or not there", () => {
    expect(frameAncestors(flow(false, []))).toBe("'none'");
    expect(frameAncestors(null)).toBe("'none'");
  });
});
