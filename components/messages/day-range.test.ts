import { describe, expect, it } from "vitest";
import { endOfDay, startOfDay } from "./day-range";

describe("a day as a range", () => {
  it("goes from its first to its last millisecond, where the reader is", () => {
    expect(startOfDay("2026-11-22")).toEqual(new Date(2026, 10, 22));
    expect(endOfDay("2026-11-22")).toEqual(new Date(2026, 10, 22, 23, 59, 59, 999));
  });

  it("is nothing for what is no day", () => {
    expect(startOfDay("")).toBeUndefined();
    expect(startOfDay("yesterday")).toBeUndefined();
    expect(endOfDay("2026-11")).toBeUndefined();
  });
});
