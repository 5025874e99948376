import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import type { PromptSource } from "../slots";
import { fillTemplate, parseTemplate, variablesOf } from "./f-string";
import { promptValuesInput } from "./prompt-values-input";

export default defineNode({
  name: "promptTemplate",
  version: 1,
  label: "Prompt Template",
  description: "A text with {variables}, sent to the model as one message.",
  category: "Prompts",
  icon: "prompt.svg",
  provides: ["PromptTemplate", "BaseStringPromptTemplate", "BasePromptTemplate", "Runnable"],
  summary: ["template"],
  inputs: {
    template: {
      type: "string",
      label: "Template",
      description: "Write variables in single braces. Double braces stand for a literal one.",
      placeholder: "What is a good name for a company that makes {product}?",
      rows: 4,
    },
    ...promptValuesInput,
  },
  async create({ inputs }): Promise<PromptSource> {
    const parts = parseTemplate(inputs.template);
    return {
      variables: variablesOf(parts),
      values: jsonObjectInput(inputs.promptValues, "Format Prompt Values"),
      async format(values, formatInstructions) {
        const { HumanMessage } = await import("@langchain/core/messages");
        const text = fillTemplate(parts, values);
        return [new HumanMessage(formatInstructions ? `${text}\n${formatInstructions}` : text)];
      },
    };
  },
});
