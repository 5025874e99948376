import { expect, it } from "vitest";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { toolSpec } from "@/domain/flow/testing/sample-specs";
import { agentStepSpec } from "@/domain/flow/testing/step-specs";
import { toolArguments } from "./tool-arguments";

const caller: NodeSpec = {
  ...agentStepSpec,
  name: "toolAgentflow",
  inputs: { chosen: { type: "component", label: "Tool", accepts: "Tool", load: "listTools" } },
};
const specs = specLookup([toolSpec, caller]);
const args = (inputs: Record<string, unknown>) => toolArguments({ name: "toolAgentflow", inputs }, specs);

it("a tool that describes its properties is called with those, other tools with one text", () => {
  const schema = '[{ "property": "city", "type": "string", "description": "Name of a city" }]';
  expect(args({ chosen: "calculator", chosenConfig: { customToolSchema: schema } })).toEqual([
    { name: "city", description: "Name of a city" },
  ]);
  expect(args({ chosen: "calculator" })).toEqual([{ name: "input", description: "What the tool is asked" }]);
  expect(args({})).toEqual([]);
});
