import { expect, it } from "vitest";
import type { Field, Fields } from "./field";
import { initialInputs } from "./initial-inputs";
import { isVisible } from "./visibility";

const fields: Fields = {
  reasoning: { type: "boolean", label: "Reasoning", default: true },
  kind: { type: "options", label: "Kind", options: [{ name: "a", label: "A" }], default: "a" },
  plain: { type: "string", label: "Plain", optional: true },
  rows: { type: "datagrid", label: "Rows", columns: [], default: [{ property: "x" }] },
};
const shown = (condition: Pick<Field, "show" | "hide">, inputs: Record<string, unknown>) =>
  isVisible(condition, inputs, fields);

it("an input without conditions is shown", () => {
  expect(shown({}, {})).toBe(true);
});

it("every named input must hold its value", () => {
  const condition = { show: { reasoning: true, kind: ["a", "b"] } };
  expect(shown(condition, { reasoning: true, kind: "b" })).toBe(true);
  expect(shown(condition, { reasoning: true, kind: "c" })).toBe(false);
  expect(shown(condition, { reasoning: false, kind: "a" })).toBe(false);
});

it("stored text counts as the value it spells", () => {
  expect(shown({ show: { reasoning: true } }, { reasoning: "true" })).toBe(true);
  expect(shown({ show: { reasoning: false } }, { reasoning: "true" })).toBe(false);
});

it("an input never set counts as its default", () => {
  expect(shown({ show: { reasoning: true, kind: "a" } }, { kind: "" })).toBe(true);
  expect(isVisible({ show: { plain: "x" } }, {}, fields)).toBe(false);
});

it("a list matches by any of its members, stored as JSON text too", () => {
  expect(shown({ show: { kind: "b" } }, { kind: ["a", "b"] })).toBe(true);
  expect(shown({ show: { kind: "b" } }, { kind: '["a","b"]' })).toBe(true);
  expect(shown({ show: { kind: "b" } }, { kind: "[broken]" })).toBe(false);
});

it("hiding needs the whole condition", () => {
  const condition = { hide: { reasoning: true, kind: "a" } };
  expect(shown(condition, {})).toBe(false);
  expect(shown(condition, { kind: "b" })).toBe(true);
});

it("a new node starts with its defaults, as its own copy", () => {
  const inputs = initialInputs({ inputs: fields });
  expect(inputs).toEqual({ reasoning: true, kind: "a", rows: [{ property: "x" }] });
  expect(inputs["rows"]).not.toBe(fields["rows"] && "default" in fields["rows"] ? fields["rows"].default : undefined);
});

it("an object in an imported file is none of the values, whatever it brings along", () => {
  const condition = { show: { kind: ["a"] } };
  expect(shown(condition, { kind: { toString: false } })).toBe(false);
  expect(shown(condition, { kind: [{ toString: false }, "a"] })).toBe(true);
});
