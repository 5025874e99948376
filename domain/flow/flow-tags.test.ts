import { expect, it } from "vitest";
import { changeTags, readTags, writeTags } from "./flow-tags";

it("tags are Flowise's category, each once", () => {
  expect(readTags(" Sales; support ;;sales;")).toEqual(["Sales", "support"]);
  expect(writeTags(["a", "b;c", " a "])).toBe("a;b c");
  expect([readTags(null), writeTags([" "])]).toEqual([[], null]);
});

it("tags are added behind those that are there, and taken away whatever their capitals", () => {
  expect(changeTags("one;Two", { add: ["three", "ONE"], remove: ["two"] })).toBe("one;three");
  expect(changeTags("one", { add: [], remove: ["One"] })).toBeNull();
});
