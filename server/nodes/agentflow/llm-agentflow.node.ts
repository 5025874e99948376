import { askModel } from "../ask-model";
import { askStructured } from "../ask-structured";
import { defineStep } from "../define-step";
import { chosenModel } from "./chosen-model";
import { answerInputs, memoryInputs, messageInputs } from "./conversation-inputs";
import { modelRecord } from "./model-record";
import { replyOf } from "./reply-of";
import { stateChanges } from "./state-changes";
import { questionOf, stepConversation } from "./step-conversation";
import { structuredSchema } from "./structured-schema";
import { withKeys } from "./with-keys";

export default defineStep({
  name: "llmAgentflow",
  version: 1.1,
  label: "LLM",
  description: "Asks a language model.",
  icon: "llm-step.svg",
  step: { color: "#64B5F6" },
  summary: ["llmModel"],
  inputs: {
    llmModel: { type: "component", accepts: "BaseChatModel", load: "listModels", label: "Model" },
    ...messageInputs("llm"),
    ...memoryInputs("llm"),
    ...answerInputs("llm"),
  },
  async run({ inputs, node, scope, signal }) {
    const record = modelRecord((event) => scope.emit(event));
    const model = await chosenModel(scope, inputs.llmModel);
    const { messages, shown } = await stepConversation({
      ...{ scope, signal, model, nodeId: node.id, choice: inputs.llmModel, rows: inputs.llmMessages },
      memory: inputs.llmEnableMemory
        ? {
            type: inputs.llmMemoryType,
            windowSize: inputs.llmMemoryWindowSize,
            maxTokens: inputs.llmMemoryMaxTokenLimit,
          }
        : undefined,
      userMessage: inputs.llmUserMessage,
      emit: record.emit,
    });
    const schema = structuredSchema(inputs.llmStructuredOutput);
    const context = { nodeId: node.id, signal, emit: record.emit, streaming: scope.streaming && !schema };
    const answer = schema
      ? await askStructured(model, messages, schema, context)
      : await askModel(model, messages, context);
    const told = "value" in answer ? withKeys(answer.value, JSON.stringify(answer.value)) : { content: answer.text };
    return {
      output: { ...record.output(answer.message), ...told },
      messages: [...questionOf(scope), replyOf(node.label, inputs.llmReturnResponseAs, told.content)],
      ...stateChanges(inputs.llmUpdateState),
      shown: { llmMessages: undefined, messages: shown },
    };
  },
});
