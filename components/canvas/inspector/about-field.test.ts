import { describe, expect, it } from "vitest";
import { aboutField, isChanged } from "./about-field";

describe("what there is to know of a field", () => {
  it("names what it holds, its default and its range", () => {
    expect(aboutField({ type: "number", label: "K", default: 4, min: 1, max: 10, step: 1 })).toEqual({
      facts: [
        { term: "Holds", text: "A whole number" },
        { term: "Default", text: "4" },
        { term: "Range", text: "1 to 10" },
      ],
      example: undefined,
    });
  });

  it("calls a default choice by its label", () => {
    const options = [{ name: "a", label: "First" }];
    expect(aboutField({ type: "options", label: "Way", options, default: "a" }).facts).toContainEqual({
      term: "Default",
      text: "First",
    });
  });
});

describe("a changed value", () => {
  it("is one that differs from the default, in whatever form it is stored", () => {
    const field = { type: "number", label: "Temperature", default: 0.9 } as const;
    expect(isChanged(field, undefined)).toBe(false);
    expect(isChanged(field, "0.9")).toBe(false);
    expect(isChanged(field, 0.9)).toBe(false);
    expect(isChanged(field, 0.2)).toBe(true);
    expect(isChanged({ type: "string", label: "Name" }, "x")).toBe(false);
    expect(isChanged({ type: "string", label: "Value", default: "" }, "x")).toBe(false);
    expect(isChanged({ type: "array", label: "Rows", row: {}, default: [{}] }, [{}, {}])).toBe(false);
  });
});
