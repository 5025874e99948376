import { describe, expect, it } from "vitest";
import { coerceValue, type TypedField } from "./coerce-value";

const label = "Field";
const options = [
  { name: "low", label: "Low" },
  { name: "high", label: "High" },
];
const value = (field: TypedField, stored: unknown): unknown => {
  const coerced = coerceValue(field, stored);
  return coerced.ok ? coerced.value : new Error(coerced.reason);
};

describe("a stored value", () => {
  it.each<[TypedField, unknown, unknown]>([
    [{ type: "number", label }, "0.9", 0.9],
    [{ type: "number", label }, " 4 ", 4],
    [{ type: "number", label }, 0, 0],
    [{ type: "boolean", label }, "true", true],
    [{ type: "boolean", label }, "false", false],
    [{ type: "boolean", label }, false, false],
    [{ type: "string", label }, 5, "5"],
    [{ type: "string", label }, { a: 1 }, '{"a":1}'],
    [{ type: "string", label }, "  kept as typed ", "  kept as typed "],
    [{ type: "options", label, options }, "low", "low"],
    [{ type: "multiOptions", label, options }, '["low","high"]', ["low", "high"]],
    [{ type: "multiOptions", label, options }, ["high"], ["high"]],
    [{ type: "multiOptions", label, options }, "low", ["low"]],
    [{ type: "json", label }, '{"a":[1]}', { a: [1] }],
    [{ type: "json", label }, { a: 1 }, { a: 1 }],
    [{ type: "json", label }, '{"a":{{question}},"b":[{{$vars.x}}]}', { a: "{{question}}", b: ["{{$vars.x}}"] }],
    [{ type: "datagrid", label, columns: [] }, '[{"property":"a"}]', [{ property: "a" }]],
    [{ type: "datagrid", label, columns: [] }, [{ property: "a" }], [{ property: "a" }]],
  ])("of %j: %j becomes %j", (field, stored, expected) => {
    expect(value(field, stored)).toEqual(expected);
  });

  it.each([[""], ["  "], [null], [undefined], ["<p></p>"]])("%j means that nothing was entered", (stored) => {
    for (const type of ["string", "number", "boolean", "json"] as const)
      expect(value({ type, label }, stored)).toBeUndefined();
  });

  it.each<[TypedField, unknown, string]>([
    [{ type: "number", label }, "warm", "has to be a number, not “warm”"],
    [{ type: "number", label }, "Infinity", "has to be a number, not “Infinity”"],
    [{ type: "number", label }, [], "has to be a number, not “[]”"],
    [{ type: "boolean", label }, "yes", "has to be on or off, not “yes”"],
    [{ type: "options", label, options }, "medium", "has no choice “medium”"],
    [{ type: "multiOptions", label, options }, ["low", "none"], "has no choice “none”"],
    [{ type: "json", label }, "{a}", "is not valid JSON"],
    [{ type: "datagrid", label, columns: [] }, "[1]", "has to be a table of rows"],
  ])("of %j that is %j is refused in words", (field, stored, reason) => {
    expect(value(field, stored)).toEqual(new Error(reason));
  });
});
