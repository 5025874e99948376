import type { PredictionReply } from "@/domain/api/contracts/prediction";
import type { Answer } from "@/domain/api/stream-event";
import type { TraceItem } from "@/domain/api/trace-item";
import { agentReasoning } from "./agent-reasoning";
import type { Outcome } from "@/server/services/runs/outcome";

/** Keys in the order in which the recorded servers send them. */
export function predictionReply(outcome: Outcome, given: Answer, question: string | undefined): PredictionReply {
  const { text, json, sourceDocuments, usedTools, artifacts, fileAnnotations, flowVariables, warnings, action } = given;
  const { execution } = outcome;
  const reasoning = agentReasoning(execution?.trace ?? []);
  return {
    ...(json === undefined ? { text: text ?? "" } : { json }),
    ...(sourceDocuments && { sourceDocuments }),
    ...(usedTools && { usedTools }),
    ...(fileAnnotations && { fileAnnotations }),
    ...(artifacts && { artifacts }),
    ...(flowVariables && { flowVariables }),
    ...(outcome.usage && { usage: outcome.usage }),
    ...(question !== undefined && { question }),
    ...(execution?.form && { form: { ...execution.form } }),
    chatId: outcome.chatId,
    chatMessageId: outcome.messageId,
    ...(outcome.followUpPrompts && { followUpPrompts: [...outcome.followUpPrompts] }),
    ...(execution
      ? { executionId: execution.id, agentFlowExecutedData: execution.trace.map(openItem) }
      : { isStreamValid: false }),
    ...(reasoning.length > 0 && { agentReasoning: reasoning }),
    ...(action && { action }),
    sessionId: outcome.sessionId,
    ...(outcome.memoryType && { memoryType: outcome.memoryType }),
    ...(warnings && { warnings }),
  };
}

const openItem = ({ data, ...item }: TraceItem): NonNullable<PredictionReply["agentFlowExecutedData"]>[number] => ({
  ...item,
  data: { ...data },
});
