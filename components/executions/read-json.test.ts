import { expect, it } from "vitest";
import { readJson } from "./read-json";

it("takes objects and says of everything else what is wrong with it", () => {
  expect(readJson(' { "a": 1 } ')).toEqual({ value: { a: 1 } });
  expect(readJson("[1]")).toEqual({ problem: "Write an object: {…}." });
  expect(readJson("{")).toEqual({ problem: expect.stringContaining("This is not JSON yet") });
});
