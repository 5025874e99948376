import { expect, test } from "vitest";
import { splitText } from "./split-text";

test("a short text stays whole, an empty one is nothing", () => {
  expect(splitText("One. Two.", 20)).toEqual(["One. Two."]);
  expect(splitText(" \n", 20)).toEqual([]);
});

test("a long text is cut after a sentence, otherwise after a word, otherwise where it must be", () => {
  expect(splitText("First one. Second one goes on", 20)).toEqual(["First one. ", "Second one goes on"]);
  expect(splitText("no sentence ends anywhere here", 14)).toEqual(["no sentence ", "ends anywhere ", "here"]);
  expect(splitText("x".repeat(25), 10)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
});
