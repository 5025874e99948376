import { expect, it } from "vitest";
import {
  agentStepSpec,
  conditionSpec,
  humanInputSpec,
  replySpec,
  scenariosSpec,
  startSpec,
} from "@/domain/flow/testing/step-specs";
import { initialInputs } from "./initial-inputs";
import { type NodeSpec, outputsOf } from "./node-spec";
import { withStepOutputs } from "./step-outputs";

const outputs = (spec: NodeSpec, inputs: Record<string, unknown>) =>
  outputsOf(withStepOutputs(spec, inputs)).map(({ name, label }) => [name, label]);

it("a step whose rows decide has one output for each row, named by what the row says, and the one for no row", () => {
  const rows = [
    { type: "string", value1: "{{ question }}", operation: "contains", value2: "refund" },
    { type: "number", value1: 4, operation: "smaller", value2: 9 },
    { type: "string", value1: "<p>{{ $flow.state.mail }}</p>", operation: "isEmpty", value2: "left over" },
    { type: "string", value1: "", operation: "equal", value2: "" },
  ];
  const expected = [
    ["0", "question contains refund"],
    ["1", "4 smaller 9"],
    ["2", "$flow.state.mail isempty"],
    ["3", "Condition 4"],
    ["4", "Else"],
  ];
  expect(outputs(conditionSpec, { conditions: rows })).toEqual(expected);
  expect(outputs(conditionSpec, { conditions: JSON.stringify(rows) })).toEqual(expected);
});

it("a fresh step has the outputs of its default rows", () => {
  expect(outputs(conditionSpec, initialInputs(conditionSpec))).toEqual([
    ["0", "Condition 1"],
    ["1", "Else"],
  ]);
  expect(outputs(scenariosSpec, {})).toEqual([
    ["0", "Scenario 1"],
    ["1", "Scenario 2"],
  ]);
});

it("a step that goes on after a failure by another way has an output for it, also where nothing follows otherwise", () => {
  expect(outputs(conditionSpec, { stepOnError: "branch" }).at(-1)).toEqual(["error", "When it fails"]);
  expect(outputs(agentStepSpec, { stepOnError: "branch" })).toEqual([
    ["agentAgentflow", "Next"],
    ["error", "When it fails"],
  ]);
  expect(outputs(replySpec, { stepOnError: "branch" })).toEqual([["error", "When it fails"]]);
  expect(outputs(replySpec, { stepOnError: "stop" })).toEqual([]);
  expect(outputs(startSpec, { stepOnError: "branch" })).toEqual([["startAgentflow", "Start"]]);
});

it("fixed branches and single outputs stay as the catalogue has them", () => {
  expect(withStepOutputs(humanInputSpec, {})).toBe(humanInputSpec);
  expect(withStepOutputs(startSpec, {})).toBe(startSpec);
});
