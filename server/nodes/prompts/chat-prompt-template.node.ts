import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import type { PromptSource } from "../slots";
import { fillTemplate, parseTemplate, variablesOf } from "./f-string";
import { messagesFromScript } from "./messages-from-script";
import { promptValuesInput } from "./prompt-values-input";

export default defineNode({
  name: "chatPromptTemplate",
  version: 2,
  label: "Chat Prompt Template",
  description: "A system message and a human message with {variables}, with example messages between them if you like.",
  category: "Prompts",
  icon: "chat-prompt.svg",
  provides: ["ChatPromptTemplate", "BaseChatPromptTemplate", "BasePromptTemplate", "Runnable"],
  summary: ["systemMessagePrompt"],
  inputs: {
    systemMessagePrompt: {
      type: "string",
      label: "System Message",
      placeholder: "You are a helpful assistant that translates {input_language} to {output_language}.",
      rows: 4,
    },
    humanMessagePrompt: {
      type: "string",
      label: "Human Message",
      description: "Sent after everything else.",
      placeholder: "{text}",
      rows: 4,
    },
    ...promptValuesInput,
    messageHistoryCode: {
      type: "code",
      language: "javascript",
      label: "Messages History",
      description: "Returns messages to put after the system message, for instance examples of good answers.",
      example:
        'return [\n  { role: "user", content: "Good morning" },\n  { role: "assistant", content: "Bonjour" },\n];',
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, tools, signal }): Promise<PromptSource> {
    const system = parseTemplate(inputs.systemMessagePrompt);
    const human = parseTemplate(inputs.humanMessagePrompt);
    const between = inputs.messageHistoryCode?.trim()
      ? await messagesFromScript(inputs.messageHistoryCode, tools, signal)
      : [];
    return {
      variables: variablesOf([...system, ...human]),
      values: jsonObjectInput(inputs.promptValues, "Format Prompt Values"),
      async format(values, formatInstructions) {
        const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
        const rule = [fillTemplate(system, values), formatInstructions].filter(Boolean).join("\n");
        return [...(rule ? [new SystemMessage(rule)] : []), ...between, new HumanMessage(fillTemplate(human, values))];
      },
    };
  },
});
