import { scenarioExample, usualSystemPrompt } from "@/domain/flow/scenario-prompt";
import { askModel } from "../ask-model";
import { defineStep } from "../define-step";
import { chosenModel } from "./chosen-model";
import { chosenScenario } from "./chosen-scenario";
import { memoryInputs } from "./conversation-inputs";
import { modelRecord } from "./model-record";
import { questionOf, stepConversation } from "./step-conversation";

export default defineStep({
  name: "conditionAgentAgentflow",
  version: 2,
  label: "Condition Agent",
  description: "Lets a language model choose the way to go on.",
  icon: "condition-agent.svg",
  step: { color: "#ff8fab", branches: { kind: "rows", input: "conditionAgentScenarios" } },
  summary: ["conditionAgentModel"],
  inputs: {
    conditionAgentModel: { type: "component", accepts: "BaseChatModel", load: "listModels", label: "Model" },
    conditionAgentInstructions: {
      type: "string",
      label: "Instructions",
      description: "What the model should look at when it chooses.",
      placeholder: "Find out what the customer wants.",
      rows: 4,
      optional: true,
      references: true,
    },
    conditionAgentInput: {
      type: "string",
      label: "Input",
      description: "What the model judges.",
      default: "{{question}}",
      rows: 4,
      references: true,
    },
    conditionAgentScenarios: {
      type: "array",
      label: "Scenarios",
      description: "One way on for each.",
      default: [{ scenario: "" }, { scenario: "" }],
      row: { scenario: { type: "string", label: "Scenario", placeholder: "The customer asks for a refund" } },
    },
    ...memoryInputs("conditionAgent"),
    conditionAgentOverrideSystemPrompt: {
      type: "boolean",
      label: "Override System Prompt",
      description: "Write the model's instructions for choosing yourself.",
      optional: true,
      additional: true,
    },
    conditionAgentSystemPrompt: {
      type: "string",
      label: "Node System Prompt",
      description: "How the model is told to choose. The standard text does for most flows.",
      default: usualSystemPrompt,
      rows: 4,
      optional: true,
      additional: true,
      references: true,
      show: { conditionAgentOverrideSystemPrompt: true },
    },
  },
  async run({ inputs, node, scope, signal }) {
    const scenarios = inputs.conditionAgentScenarios.map(({ scenario = "" }) => scenario);
    const record = modelRecord((event) => scope.emit(event));
    const model = await chosenModel(scope, inputs.conditionAgentModel);
    const task = {
      input: inputs.conditionAgentInput.trim(),
      scenarios,
      instruction: inputs.conditionAgentInstructions ?? "",
    };
    const { messages, shown } = await stepConversation({
      ...{ scope, signal, model, nodeId: node.id, choice: inputs.conditionAgentModel, emit: record.emit },
      rows: [
        {
          role: "system",
          content:
            (inputs.conditionAgentOverrideSystemPrompt && inputs.conditionAgentSystemPrompt) || usualSystemPrompt,
        },
        ...scenarioExample,
      ],
      memory: inputs.conditionAgentEnableMemory
        ? {
            type: inputs.conditionAgentMemoryType,
            windowSize: inputs.conditionAgentMemoryWindowSize,
            maxTokens: inputs.conditionAgentMemoryMaxTokenLimit,
          }
        : undefined,
      userMessage: JSON.stringify(task),
    });
    const context = { nodeId: node.id, signal, emit: record.emit, streaming: false };
    const { text, message } = await askModel(model, messages, context);
    const chosen = chosenScenario(text, scenarios);
    return {
      output: {
        ...record.output(message),
        content: text,
        conditions: scenarios.map((output, index) => ({ output, isFulfilled: index === chosen })),
      },
      messages: questionOf(scope),
      follow: [String(chosen)],
      shown: { messages: shown },
    };
  },
});
