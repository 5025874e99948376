import type { Fields } from "@/domain/catalogue/field";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { stepCategory, stepClass, stepInput } from "@/domain/catalogue/step";
import { stepSettings } from "@/domain/catalogue/step-settings";
import { sampleSpecs } from "./sample-specs";

/** Steps of every shape that matters to drawing, files and validation, beside the nodes of the sample catalogue. */
const common = { version: 1, description: "", icon: "", category: stepCategory, flows: ["agentflow"] } as const;

const wire: Fields = {
  [stepInput]: { type: "slot", label: "Input", accepts: stepClass, list: true, optional: true },
};

const state = {
  key: { type: "pick", label: "Key", from: "stateKeys" },
  value: { type: "string", label: "Value", references: true },
} as const satisfies Fields;

export const startSpec: NodeSpec = {
  ...common,
  name: "startAgentflow",
  label: "Start",
  provides: [stepClass],
  step: { color: "#7EE787", begins: true },
  inputs: {
    startInputType: {
      type: "options",
      label: "Input Type",
      default: "chatInput",
      options: [
        { name: "chatInput", label: "Chat Input" },
        { name: "formInput", label: "Form Input" },
      ],
    },
    formInputTypes: {
      type: "array",
      label: "Form Fields",
      show: { startInputType: "formInput" },
      row: {
        type: {
          type: "options",
          label: "Type",
          default: "string",
          options: [
            { name: "string", label: "Text" },
            { name: "options", label: "Choice" },
          ],
        },
        name: { type: "string", label: "Name" },
        addOptions: {
          type: "array",
          label: "Choices",
          show: { type: "options" },
          row: { option: { type: "string", label: "Choice" } },
        },
      },
    },
    startState: {
      type: "array",
      label: "Flow State",
      optional: true,
      row: { key: { type: "string", label: "Key" }, value: { type: "string", label: "Value", optional: true } },
    },
  },
};

export const agentStepSpec: NodeSpec = {
  ...common,
  name: "agentAgentflow",
  version: 3.2,
  label: "Agent",
  provides: [stepClass],
  step: { color: "#4DD0E1" },
  inputs: {
    ...wire,
    agentModel: { type: "component", label: "Model", accepts: "BaseChatModel", load: "listModels" },
    agentTools: {
      type: "array",
      label: "Tools",
      optional: true,
      row: {
        agentSelectedTool: { type: "component", label: "Tool", accepts: "Tool", load: "listTools" },
        agentSelectedToolRequiresHumanInput: { type: "boolean", label: "Require Human Input", optional: true },
      },
    },
    agentMessages: {
      type: "array",
      label: "Messages",
      optional: true,
      references: true,
      row: {
        role: { type: "options", label: "Role", options: [{ name: "system", label: "System" }] },
        content: { type: "string", label: "Content", references: true, rows: 4 },
      },
    },
    agentStructuredOutput: {
      type: "array",
      label: "JSON Structured Output",
      optional: true,
      row: {
        key: { type: "string", label: "Key" },
        description: { type: "string", label: "Description", optional: true },
      },
    },
    agentUpdateState: { type: "array", label: "Update Flow State", optional: true, references: true, row: state },
    ...stepSettings,
  },
};

const operations = (names: readonly string[]) =>
  names.map((name) => ({ name, label: name[0]?.toUpperCase() + name.slice(1) }));

export const conditionSpec: NodeSpec = {
  ...common,
  name: "conditionAgentflow",
  label: "Condition",
  provides: [stepClass],
  step: { color: "#FFB938", branches: { kind: "rows", input: "conditions", otherwise: "Else" } },
  inputs: {
    ...wire,
    conditions: {
      type: "array",
      label: "Conditions",
      references: true,
      default: [{ type: "string", value1: "", operation: "equal", value2: "" }],
      row: {
        type: {
          type: "options",
          label: "Type",
          default: "string",
          options: [
            { name: "string", label: "String" },
            { name: "number", label: "Number" },
          ],
        },
        value1: {
          type: "oneOf",
          label: "Value 1",
          optional: true,
          kinds: [
            { type: "string", label: "Value 1", references: true, optional: true, show: { type: "string" } },
            { type: "number", label: "Value 1", optional: true, show: { type: "number" } },
          ],
        },
        operation: {
          type: "oneOf",
          label: "Operation",
          kinds: [
            {
              type: "options",
              label: "Operation",
              default: "equal",
              options: operations(["contains", "equal", "isEmpty"]),
              show: { type: "string" },
            },
            {
              type: "options",
              label: "Operation",
              default: "equal",
              options: operations(["smaller", "equal"]),
              show: { type: "number" },
            },
          ],
        },
        value2: {
          type: "oneOf",
          label: "Value 2",
          optional: true,
          hide: { operation: "isEmpty" },
          kinds: [
            {
              type: "string",
              label: "Value 2",
              references: true,
              optional: true,
              show: { type: "string" },
              hide: { operation: "isEmpty" },
            },
            { type: "number", label: "Value 2", default: 0, show: { type: "number" } },
          ],
        },
      },
    },
    ...stepSettings,
  },
};

export const scenariosSpec: NodeSpec = {
  ...common,
  name: "conditionAgentAgentflow",
  label: "Condition Agent",
  provides: [stepClass],
  step: { color: "#ff8fab", branches: { kind: "rows", input: "conditionAgentScenarios" } },
  inputs: {
    ...wire,
    conditionAgentScenarios: {
      type: "array",
      label: "Scenarios",
      default: [{ scenario: "" }, { scenario: "" }],
      row: { scenario: { type: "string", label: "Scenario" } },
    },
  },
};

export const humanInputSpec: NodeSpec = {
  ...common,
  name: "humanInputAgentflow",
  label: "Human Input",
  provides: [stepClass],
  step: { color: "#6E6EFD", branches: { kind: "fixed", labels: ["Proceed", "Reject"] } },
  outputs: ["Proceed", "Reject"].map((label, n) => ({ name: String(n), label, provides: [stepClass] })),
  inputs: {
    ...wire,
    humanInputDescription: { type: "string", label: "Description", optional: true, references: true },
  },
};

export const loopSpec: NodeSpec = {
  ...common,
  name: "loopAgentflow",
  label: "Loop",
  provides: [],
  step: { color: "#FFA07A", ends: true },
  inputs: {
    ...wire,
    loopBackToNode: { type: "pick", label: "Loop Back To", from: "earlierSteps" },
    maxLoopCount: { type: "number", label: "Max Loop Count", default: 5 },
  },
};

export const iterationSpec: NodeSpec = {
  ...common,
  name: "iterationAgentflow",
  label: "Iteration",
  provides: [stepClass],
  step: { color: "#9C89B8", holds: true },
  inputs: { ...wire, iterationInput: { type: "string", label: "Array Input", references: true } },
};

export const replySpec: NodeSpec = {
  ...common,
  name: "directReplyAgentflow",
  label: "Direct Reply",
  provides: [],
  step: { color: "#4DDBBB", ends: true },
  inputs: { ...wire, directReplyMessage: { type: "string", label: "Message", references: true }, ...stepSettings },
};

export const stepSpecs = [
  startSpec,
  agentStepSpec,
  conditionSpec,
  scenariosSpec,
  humanInputSpec,
  loopSpec,
  iterationSpec,
  replySpec,
];
export const stepLookup = specLookup([...sampleSpecs, ...stepSpecs]);
