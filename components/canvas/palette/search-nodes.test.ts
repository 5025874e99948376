import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { groupNodes, searchNodes } from "./search-nodes";

const spec = (label: string, category: string, description = ""): NodeSpec => ({
  ...{
    name: label.toLowerCase().replaceAll(" ", ""),
    version: 1,
    label,
    description,
    category,
    icon: "",
    flows: ["chatflow"],
  },
  ...{ provides: [], inputs: {} },
});
const specs = [
  spec("Tool Agent", "Agents", "Answers with tools."),
  spec("Custom Tool", "Tools"),
  spec("Calculator", "Tools", "Does sums."),
  spec("Buffer Memory", "Memory"),
];
const labels = (found: readonly NodeSpec[]) => found.map((each) => each.label);

describe("searching the node list", () => {
  test("a label that begins with the word comes first, then words inside, then categories", () => {
    expect(labels(searchNodes(specs, "tool"))).toEqual(["Tool Agent", "Custom Tool", "Calculator"]);
  });

  test("every word must be found", () => {
    expect(labels(searchNodes(specs, "tool sums"))).toEqual(["Calculator"]);
    expect(searchNodes(specs, "tool nothing")).toEqual([]);
  });

  test("without a search all are listed by name, and groups have a fixed order", () => {
    expect(labels(searchNodes(specs, " "))).toEqual(["Buffer Memory", "Calculator", "Custom Tool", "Tool Agent"]);
    expect(groupNodes(specs).map((group) => group.category)).toEqual(["Agents", "Memory", "Tools"]);
  });
});
