import { expect, test } from "vitest";
import { markQuote } from "./mark-quote";

const passage =
  "The office opens at nine. The warranty on every loom lasts two years.\nParking costs four euros a day.";

test("the quoted words are marked where they stand", () => {
  expect(markQuote(passage, '"The warranty on every loom lasts two years."')).toEqual({
    before: "The office opens at nine. ",
    marked: "The warranty on every loom lasts two years.",
    after: "\nParking costs four euros a day.",
  });
});

test("a claim in other words marks the sentence that says it", () => {
  expect(markQuote(passage, "Each loom has a warranty that lasts two years").marked).toBe(
    "The warranty on every loom lasts two years.",
  );
});

test("nothing is marked where nothing resembles the claim", () => {
  expect(markQuote(passage, "Bananas are yellow and sweet")).toEqual({ before: passage, marked: "", after: "" });
  expect(markQuote(passage, "")).toEqual({ before: passage, marked: "", after: "" });
});
