import { describe, expect, test } from "vitest";
import { readValues, templateVariables, writeValues } from "./prompt-variables";

describe("values of a template's variables", () => {
  test("variables stand in single braces; double ones are literal", () => {
    expect(templateVariables('Name a {product} for {who}, {product}. {{not}} {"a": 1}')).toEqual(["product", "who"]);
  });

  test("are read from text or object, and left alone when they are anything else", () => {
    expect(readValues('{"a":"{{question}}"}')).toEqual({ a: "{{question}}" });
    expect(readValues({ a: "b" })).toEqual({ a: "b" });
    expect(readValues("")).toEqual({});
    expect(readValues('{"a":1}')).toBeUndefined();
    expect(readValues("{")).toBeUndefined();
  });

  test("empty ones are not stored", () => {
    expect(readValues(writeValues({ a: "x", b: "" }))).toEqual({ a: "x" });
    expect(writeValues({ a: "" })).toBeUndefined();
  });
});
