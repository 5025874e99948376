import { edgeId, type FlowDocument, type FlowNode } from "@/domain/flow/flow-document";

const node = (name: string, label: string, inputs: Record<string, unknown>): FlowNode => ({
  ...{ id: `${name}_0`, name, label, inputs, version: 1 },
  position: { x: 0, y: 0 },
});
const ends = {
  ...{ source: "startAgentflow_0", sourceHandle: "startAgentflow" },
  ...{ target: "llmAgentflow_0", targetHandle: "input" },
};
const fields = ["subject", "body", "email"].map((name) => ({ type: "string", label: name, name }));

/*
 *  start (a form) ──▶ LLM
 */
export const formFlow = (modelOrigin: string): FlowDocument => ({
  nodes: [
    node("startAgentflow", "Start", { startInputType: "formInput", formTitle: "Complaint", formInputTypes: fields }),
    node("llmAgentflow", "Answer", {
      llmModel: "chatOpenAICustom",
      llmModelConfig: { modelName: "test", basepath: `${modelOrigin}/v1` },
      llmMessages: [{ role: "user", content: "{{$form.email}} on {{$form.subject}}: {{$form.body}}" }],
      llmEnableMemory: false,
    }),
  ],
  edges: [{ ...ends, id: edgeId(ends) }],
});
