import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { chosenElsewhere } from "./chosen-elsewhere";
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

const none = specLookup([]);

describe("the sentence on a card", () => {
  test("names what matters and leaves out what is not set", () => {
    expect(summarySentence(spec, { inputs: {} })).toBe("gpt-4o-mini");
    const inputs = { temperature: "0.9", mode: "fast", vision: "true", rows: [{}, {}] };
    expect(summarySentence(spec, { inputs })).toBe("gpt-4o-mini · temperature 0.9 · Fast mode · vision · 2 rows");
  });

  test("says no ids, for which cards look up a name", () => {
    const modelName = "0b6f3c0e-9a51-4a55-8d3a-4f5f6a7b8c9d";
    expect(summarySentence(spec, { inputs: { modelName, mode: "fast" } })).toBe("Fast mode");
    const flowStep = { ...spec, inputs: { flow: { type: "pick", from: "flows", label: "Flow" } } } as const;
    const toolNode = { ...spec, inputs: { tool: { type: "asyncOptions", load: "listTools", label: "Tool" } } } as const;
    expect(chosenElsewhere(flowStep, { inputs: { flow: modelName } }, none)).toEqual({ list: "flows", id: modelName });
    expect(chosenElsewhere(toolNode, { inputs: { tool: modelName } }, none)?.list).toEqual({
      nodeName: "model",
      load: "listTools",
    });
    expect(chosenElsewhere(spec, { inputs: { modelName } }, none)).toBeUndefined();
  });

  test("is one line and not a long one", () => {
    const sentence = summarySentence(spec, { inputs: { modelName: `a\nb ${"long ".repeat(40)}` } });
    expect(sentence.startsWith("a b long")).toBe(true);
    expect(sentence.length).toBeLessThanOrEqual(90);
  });
});
