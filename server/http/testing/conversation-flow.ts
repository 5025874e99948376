import { edgeId, type FlowDocument, type FlowNode } from "@/domain/flow/flow-document";

const node = (id: string, label: string, inputs: Record<string, unknown>): FlowNode => ({
  ...{ id, label, inputs, name: id.replace(/_\d+$/, ""), version: 1 },
  position: { x: 0, y: 0 },
});
const wire = (source: string, target: string, targetHandle: string) => {
  const ends = { source, sourceHandle: source.replace(/_\d+$/, ""), target, targetHandle };
  return { ...ends, id: edgeId(ends) };
};

/*
 *  chatOpenAICustom ──model──▶ conversationChain
 *  bufferMemory ─────memory──▶
 */
export const conversationFlow = (modelOrigin: string, { memory = true } = {}): FlowDocument => ({
  nodes: [
    node("chatOpenAICustom_0", "Model", { modelName: "test", basepath: `${modelOrigin}/v1`, temperature: "0.5" }),
    ...(memory ? [node("bufferMemory_0", "Buffer Memory", { memoryKey: "chat_history" })] : []),
    node("conversationChain_0", "Conversation", { systemMessagePrompt: "Be brief." }),
  ],
  edges: [
    wire("chatOpenAICustom_0", "conversationChain_0", "model"),
    ...(memory ? [wire("bufferMemory_0", "conversationChain_0", "memory")] : []),
  ],
});
