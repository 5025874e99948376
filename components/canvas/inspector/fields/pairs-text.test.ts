import fc from "fast-check";
import { expect, it } from "vitest";
import { pairsOf, withPairs } from "./pairs-text";

it("pairs survive the way into text and back", () => {
  const pair = fc.record({ name: fc.stringMatching(/^[A-Za-z-]{1,9}$/), value: fc.string() });
  fc.assert(
    fc.property(fc.uniqueArray(pair, { selector: ({ name }) => name }), (pairs) => {
      expect(pairsOf(withPairs(pairs))).toEqual(pairs);
    }),
  );
});

it("what is no object of texts is left to its author", () => {
  expect(pairsOf('{"a": 1}')).toBeUndefined();
  expect(pairsOf("{")).toBeUndefined();
  expect(pairsOf("[]")).toBeUndefined();
});
