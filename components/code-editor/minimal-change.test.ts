import fc from "fast-check";
import { expect, it } from "vitest";
import { minimalChange } from "./minimal-change";

it("leads from one text to the other, whatever they are", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n") });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = minimalChange(before, after);
      const reached = change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
      expect(reached).toBe(after);
    }),
  );
});

it("touches nothing around what changed", () => {
  expect(minimalChange("Say hello now", "Say goodbye now")).toEqual({ from: 4, to: 9, insert: "goodbye" });
});
