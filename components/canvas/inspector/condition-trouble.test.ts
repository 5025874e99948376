import { describe, expect, it } from "vitest";
import { conditionTrouble } from "./condition-trouble";

describe("a condition that will not do what somebody expects", () => {
  it("compares two fixed values", () => {
    expect(conditionTrouble({ type: "string", value1: "a", operation: "equal", value2: "b" })).toMatch(
      /Both sides are fixed/,
    );
    expect(conditionTrouble({ type: "string", value1: "a", operation: "isEmpty" })).toMatch(/Both sides are fixed/);
  });

  it("holds a pattern that is none", () => {
    const row = { type: "string", value1: "{{question}}", operation: "regex" };
    expect(conditionTrouble({ ...row, value2: "(" })).toMatch(/no pattern/);
    expect(conditionTrouble({ ...row, value2: "^a+$" })).toBeUndefined();
  });

  it("takes a word for a number", () => {
    const row = { type: "number", value1: "{{loop_count}}", operation: "larger" };
    expect(conditionTrouble({ ...row, value2: "many" })).toBe("“many” is no number and counts as 0.");
    expect(conditionTrouble({ ...row, value2: "12 apples" })).toBeUndefined();
    expect(conditionTrouble({ ...row, value2: 3 })).toBeUndefined();
  });

  it("compares nothing with something", () => {
    expect(conditionTrouble({ type: "string", value1: "", operation: "equal", value2: "x" })).toMatch(
      /Value 1 is empty/,
    );
  });
});

it("a fresh condition, and one that reads the run, are left alone", () => {
  expect(conditionTrouble({ type: "string", value1: "", operation: "equal", value2: "" })).toBeUndefined();
  expect(
    conditionTrouble({ type: "string", value1: "{{question}}", operation: "contains", value2: "x" }),
  ).toBeUndefined();
  expect(conditionTrouble({ type: "boolean", value1: true, operation: "equal", value2: true })).toBeUndefined();
});
