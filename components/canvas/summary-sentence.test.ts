import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { summarySentence } from "./summary-sentence";

const spec: NodeSpec = {
  ...{
    name: "model",
    version: 1,
    label: "Model",
    description: "",
    category: "Chat Models",
    icon: "",
    flows: ["chatflow"],
    provides: [],
  },
  summary: ["modelName", "temperature", "mode", "vision", "rows"],
  inputs: {
    modelName: { type: "asyncOptions", load: "list", label: "Model Name", default: "gpt-4o-mini" },
    temperature: { type: "number", label: "Temperature" },
    mode: { type: "options", label: "Mode", options: [{ name: "fast", label: "Fast mode" }] },
    vision: { type: "boolean", label: "Vision" },
    rows: { type: "datagrid", label: "Rows", columns: [] },
  },
};

describe("the sentence on a card", () => {
  test("names what matters and leaves out what is not set", () => {
    expect(summarySentence(spec, { inputs: {} })).toBe("gpt-4o-mini");
    const inputs = { temperature: "0.9", mode: "fast", vision: "true", rows: [{}, {}] };
    expect(summarySentence(spec, { inputs })).toBe("gpt-4o-mini · temperature 0.9 · Fast mode · vision · 2 rows");
  });

  test("is one line and not a long one", () => {
    const sentence = summarySentence(spec, { inputs: { modelName: `a\nb ${"long ".repeat(40)}` } });
    expect(sentence.startsWith("a b long")).toBe(true);
    expect(sentence.length).toBeLessThanOrEqual(90);
  });
});
