import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("where to go after signing in", () => {
  it("keeps a page of this site with its search", () => {
    expect(nextPath("/chatflows/1?panel=chat#top")).toBe("/chatflows/1?panel=chat#top");
  });

  it("leads to the start instead of to another site", () => {
    for (const given of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "/a/..//evil.example",
      "javascript:alert(1)",
      "chatflows",
      "",
      undefined,
    ]) {
      expect(nextPath(given)).toBe("/");
    }
  });
});
