import { describe, expect, it } from "vitest";
import { sourceAddress, sourcePlace, sourceTitle } from "./source-title";

describe("naming a passage", () => {
  it.each([
    [{ title: "Handbook" }, "Handbook"],
    [{ source: "https://example.com/docs/start.html?x=1#y" }, "start.html"],
    [{ source: "C:\\files\\report.pdf" }, "report.pdf"],
    [{}, "one two three four five six"],
  ])("calls %j %s", (metadata, expected) => {
    expect(sourceTitle({ pageContent: "one two three four five six seven", metadata })).toBe(expected);
  });

  it("says where in it the passage stands", () => {
    expect(sourcePlace({ pageContent: "", metadata: { loc: { pageNumber: 4 } } })).toBe("Page 4");
    expect(sourcePlace({ pageContent: "", metadata: { loc: { lines: { from: 3, to: 9 } } } })).toBe("Lines 3 to 9");
    expect(sourcePlace({ pageContent: "", metadata: { loc: "odd" } })).toBeUndefined();
  });

  it("links only what a browser may open", () => {
    expect(sourceAddress({ pageContent: "", metadata: { source: "https://example.com" } })).toBe("https://example.com");
    expect(sourceAddress({ pageContent: "", metadata: { source: "javascript:alert(1)" } })).toBeUndefined();
  });
});
