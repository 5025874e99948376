import { expect, it } from "vitest";
import type { Field } from "@/domain/catalogue/field";
import { isFound } from "./settings-search";

const field: Field = {
  type: "options",
  label: "Memory Type",
  description: "How much of the conversation the model sees.",
  options: [{ name: "windowSize", label: "Window Size" }],
};

it("a setting is found by its label, help, name and choices, every word of it", () => {
  for (const wanted of ["memory", "TYPE mem", "conversation", "llmMemoryType", "window"])
    expect(isFound("llmMemoryType", field, wanted)).toBe(true);
  expect(isFound("llmMemoryType", field, "memory colour")).toBe(false);
});
