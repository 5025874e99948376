import { describe, expect, it } from "vitest";
import { textOn } from "./text-on";

describe("text on a colour", () => {
  it.each([
    ["#000", "#ffffff"],
    ["#2b3a67", "#ffffff"],
    ["#ffffff", "#000000"],
    ["#FFD166", "#000000"],
    ["rgb(1, 2, 3)", undefined],
  ])("on %s is %s", (background, expected) => {
    expect(textOn(background)).toBe(expected);
  });
});
