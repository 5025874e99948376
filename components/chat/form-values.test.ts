import { describe, expect, it } from "vitest";
import type { FormField } from "@/domain/flow/start-form";
import { formText } from "./form-text";
import { problemOfValue, readValues } from "./form-values";

const fields: FormField[] = [
  { type: "string", name: "subject", label: "Subject" },
  { type: "number", name: "size", label: "" },
  { type: "boolean", name: "urgent", label: "Urgent" },
  { type: "options", name: "kind", label: "Kind", addOptions: [{ option: "a" }, { option: "b" }] },
];

describe("a form that begins a run", () => {
  it("is sent with numbers and flags as such, without numbers that were left out", () => {
    const filled = { subject: " looms ", size: "2.5", urgent: true, kind: "b" };
    expect(readValues(fields, filled)).toEqual({ subject: "looms", size: 2.5, urgent: true, kind: "b" });
    expect(readValues(fields, { kind: "a" })).toEqual({ subject: "", urgent: false, kind: "a" });
  });

  it("refuses words for numbers, and choices that were not made", () => {
    const problems = (values: Record<string, string>) =>
      fields.flatMap((field) => problemOfValue(field, values[field.name]) ?? []);
    expect(problems({ size: "two", kind: "a" })).toEqual(["Write a number, such as 3 or 0.5."]);
    expect(problems({ size: "" })).toEqual(["Choose one."]);
  });

  it("reads as lines among the questions", () => {
    expect(formText(fields, { subject: "looms", size: 0, urgent: false })).toBe("Subject: looms\nsize: 0\nUrgent: no");
    expect(formText([], {})).toBe("An empty form");
  });
});
