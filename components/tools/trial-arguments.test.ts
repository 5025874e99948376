import { expect, it } from "vitest";
import { trialArguments, trialFields } from "./trial-arguments";

const fields = trialFields(
  JSON.stringify(
    ["string", "number", "boolean", "array"].map((type) => ({ property: type, type, description: "", required: true })),
  ),
);

it("gives values of the kind that the tool wants", () => {
  const typed = { string: "7", number: "7", boolean: "false", array: '[1, "b"]' };
  expect(trialArguments(fields, typed)).toEqual({ string: "7", number: 7, boolean: false, array: [1, "b"] });
});

it("leaves out what was not typed, and hands on what is no number so that the tool can say so", () => {
  expect(trialArguments(fields, { string: "", number: "seven" })).toEqual({ number: "seven" });
});

it("takes a list line by line where it is no JSON", () => {
  expect(trialArguments(fields, { array: "a\n\n b" })).toEqual({ array: ["a", "b"] });
});

it("has no fields for arguments that cannot be read", () => {
  expect(trialFields("[{")).toEqual([]);
});
