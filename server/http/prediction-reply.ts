import type { PredictionReply } from "@/domain/api/contracts/prediction";
import type { Answer } from "@/domain/api/stream-event";
import type { Outcome } from "@/server/services/runs/predict";

/** Keys in the order in which the recorded servers send them. */
export function predictionReply(outcome: Outcome, given: Answer, question: string | undefined): PredictionReply {
  const { text, json, sourceDocuments, usedTools, artifacts, fileAnnotations, flowVariables, warnings } = given;
  return {
    ...(json === undefined ? { text: text ?? "" } : { json }),
    ...(sourceDocuments && { sourceDocuments }),
    ...(usedTools && { usedTools }),
    ...(fileAnnotations && { fileAnnotations }),
    ...(artifacts && { artifacts }),
    ...(flowVariables && { flowVariables }),
    ...(outcome.usage && { usage: outcome.usage }),
    ...(question !== undefined && { question }),
    chatId: outcome.chatId,
    chatMessageId: outcome.messageId,
    ...(outcome.followUpPrompts && { followUpPrompts: [...outcome.followUpPrompts] }),
    isStreamValid: false,
    sessionId: outcome.sessionId,
    ...(outcome.memoryType && { memoryType: outcome.memoryType }),
    ...(warnings && { warnings }),
  };
}
