import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type AgentProgress, newProgress } from "../agents/run-agent";
import type { AgentContext } from "./agent-inputs";
import { restoreProgress } from "./agent-pause";
import { type ConversationRequest, stepConversation } from "./step-conversation";

/** Where an agent stands: at the conversation, or where it stopped to ask a person. */
export async function beginAgent(
  { inputs, node, scope, signal }: AgentContext,
  model: BaseChatModel,
  emit: ConversationRequest["emit"],
): Promise<AgentProgress> {
  if (scope.resumed) return restoreProgress(scope.resumed.kept);
  const { messages } = await stepConversation({
    ...{ scope, signal, model, emit, nodeId: node.id, choice: inputs.agentModel, rows: inputs.agentMessages },
    memory: inputs.agentEnableMemory
      ? {
          type: inputs.agentMemoryType,
          windowSize: inputs.agentMemoryWindowSize,
          maxTokens: inputs.agentMemoryMaxTokenLimit,
        }
      : undefined,
    userMessage: inputs.agentUserMessage,
  });
  return newProgress(messages);
}
