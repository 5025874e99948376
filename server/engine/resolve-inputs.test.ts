import { describe, expect, it } from "vitest";
import type { Fields } from "@/domain/catalogue/field";
import { type InputSource, resolveInputs } from "./resolve-inputs";

const fields: Fields = {
  model: { type: "slot", label: "Model", accepts: "Model" },
  tools: { type: "slot", label: "Tools", accepts: "Tool", list: true, optional: true },
  temperature: { type: "number", label: "Temperature", default: 0.9, optional: true },
  topP: { type: "number", label: "Top P", optional: true },
  strict: { type: "boolean", label: "Strict" },
  json: { type: "json", label: "JSON", optional: true },
  values: { type: "json", label: "Values", optional: true, references: true, accepts: "json" },
  rows: { type: "datagrid", label: "Rows", columns: [{ name: "property", label: "Property", type: "string" }] },
  name: { type: "string", label: "Name" },
  code: { type: "code", label: "Code", language: "javascript", optional: true },
  advanced: { type: "boolean", label: "Advanced", default: false },
  effort: { type: "options", label: "Effort", options: [{ name: "low", label: "Low" }], show: { advanced: true } },
};

const resolve = (stored: Record<string, unknown>, over: Partial<InputSource> = {}) =>
  resolveInputs({
    node: { id: "node_0", label: "Node" },
    fields,
    stored: { name: "n", ...stored },
    wired: (input) => (input === "model" ? ["a model"] : []),
    ...over,
  });

describe("a node gets", () => {
  it("defaults for what is missing or empty, and nothing for optional inputs without one", () => {
    expect(resolve({ temperature: "", topP: "" })).toEqual({
      model: "a model",
      tools: [],
      temperature: 0.9,
      topP: undefined,
      strict: false,
      json: undefined,
      values: undefined,
      rows: [],
      name: "n",
      code: undefined,
      advanced: false,
      effort: undefined,
    });
  });

  it("numbers, switches, JSON and tables out of text", () => {
    expect(
      resolve({ temperature: "0.2", topP: 0, strict: "true", json: '{"a":1}', rows: '[{"property":"x"}]' }),
    ).toMatchObject({
      temperature: 0.2,
      topP: 0,
      strict: true,
      json: { a: 1 },
      rows: [{ property: "x" }],
    });
  });

  it("wires in their order", () => {
    expect(resolve({}, { wired: (input) => (input === "tools" ? ["b", "a"] : ["m"]) })).toMatchObject({
      tools: ["b", "a"],
      model: "m",
    });
  });

  it("nothing from a hidden input", () => {
    expect(resolve({ effort: "low" })["effort"]).toBeUndefined();
    expect(resolve({ effort: "low", advanced: "true" })["effort"]).toBe("low");
  });

  it("references filled in everywhere but in code and in values that its node resolves itself", () => {
    const seen = resolve(
      { name: "<{{x}}>", temperature: "{{$vars.t}}", json: '{"a":["{{x}}"]}', values: '{"a":"{{x}}"}', code: "{{x}}" },
      { fill: (text) => text.replace("{{x}}", '"; drop').replace("{{$vars.t}}", "0.5") },
    );
    expect(seen).toMatchObject({
      name: '<"; drop>',
      temperature: 0.5,
      json: { a: ['"; drop'] },
      values: { a: "{{x}}" },
      code: "{{x}}",
    });
  });
});

describe("a run ends with a problem on the node", () => {
  it.each<[string, () => unknown, string]>([
    ["when a required wire is missing", () => resolve({}, { wired: () => [] }), "Connect “Model” of “Node”."],
    ["when a required field is empty", () => resolve({ name: "" }), "Fill in “Name” of “Node”."],
    [
      "when a value cannot be read",
      () => resolve({ topP: "much" }),
      "“Top P” of “Node” has to be a number, not “much”.",
    ],
    ["when a shown choice is missing", () => resolve({ advanced: true }), "Fill in “Effort” of “Node”."],
  ])("%s", (_name, work, message) => {
    expect(work).toThrow(expect.objectContaining({ code: "unprocessable", nodeId: "node_0", message }));
  });
});
