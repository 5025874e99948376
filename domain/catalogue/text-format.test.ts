import { describe, expect, it } from "vitest";
import type { TextField } from "./field";
import { formatTrouble } from "./text-format";

const text = (format: NonNullable<TextField["format"]>, value: string) =>
  formatTrouble({ type: "string", label: "x", format }, value);

describe("what a text has to be", () => {
  it.each(["* * * * *", "0 9 * * 1-5", "*/15 0,12 1 jan-mar mon", "0 0 9 * * 1"])(
    "%s is a cron expression",
    (value) => {
      expect(text("cron", value)).toBeUndefined();
    },
  );

  it.each([
    ["0 9 * *", /five parts/],
    ["60 * * * *", /“60” for the minute/],
    ["0 24 * * *", /“24” for the hour/],
    ["0 0 * foo *", /“foo” for the month/],
    ["0 0 */0 * *", /day of the month/],
  ])("%s is none, and it says why", (value, reason) => {
    expect(text("cron", value)).toMatch(reason);
  });

  it("addresses are of the web, patterns are patterns, and nothing is asked of an empty text", () => {
    expect(text("url", "https://a.example/x?y=1")).toBeUndefined();
    expect(text("url", "javascript:alert(1)")).toMatch(/begins with https/);
    expect(text("url", "a.example")).toMatch(/begins with https/);
    expect(text("regex", "^a+$")).toBeUndefined();
    expect(text("regex", "(")).toBe("is no pattern");
    expect(text("cron", " ")).toBeUndefined();
  });
});

it("numbers stay in their range", () => {
  const field = { type: "number", label: "K", min: 1, max: 5 } as const;
  expect(formatTrouble(field, 0)).toBe("has to be 1 or more");
  expect(formatTrouble(field, 6)).toBe("has to be 5 or less");
  expect(formatTrouble(field, 5)).toBeUndefined();
});
