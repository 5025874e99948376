import { expect, test } from "vitest";
import { claimIn, splitAtCitations } from "./cited-claims";

test("an answer is cut at the numbers of its passages, and other brackets stay text", () => {
  expect(splitAtCitations("It is open. [1] See list[0], [3] and [2, 1] too.", 2)).toEqual([
    { before: "It is open. ", numbers: [1] },
    { before: " See list[0], [3] and ", numbers: [2, 1] },
    { before: " too.", numbers: [] },
  ]);
  expect(splitAtCitations("Nothing is named.", 2)).toEqual([{ before: "Nothing is named.", numbers: [] }]);
  expect(splitAtCitations("[1]", 0)).toEqual([{ before: "[1]", numbers: [] }]);
});

test("the claim is the last sentence before the number", () => {
  expect(claimIn('Some words. "The warranty lasts two years." ')).toBe('"The warranty lasts two years."');
  expect(claimIn("It opens at nine. It closes at")).toBe("It closes at");
  expect(claimIn(" ")).toBe("");
});
