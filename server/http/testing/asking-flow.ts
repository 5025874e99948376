import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";

export const stepNode = (id: string, inputs: Record<string, unknown> = {}, more: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs, ...more },
});
export const stepWire = (source: string, target: string, sourceHandle = source.replace(/_\d+$/, "")) => ({
  ...{ id: `${source}-${sourceHandle}-${target}`, source, sourceHandle, target, targetHandle: "input" },
});
export const startStep = stepNode("startAgentflow_0", { startState: [{ key: "n", value: "0" }] });
export const replyStep = (id: string, directReplyMessage: string) =>
  stepNode(`directReplyAgentflow_${id}`, { directReplyMessage });

//   start ─▶ human ─proceed─▶ reply 0
//                  └reject──▶ reply 1
/** Asks a person before it replies. */
export const askingFlow: FlowDocument = {
  nodes: [
    startStep,
    stepNode("humanInputAgentflow_0", {
      ...{ humanInputDescriptionType: "fixed", humanInputDescription: "<p>Send it?</p>" },
      humanInputEnableFeedback: true,
    }),
    replyStep("0", "sent: {{humanInputAgentflow_0}}"),
    replyStep("1", "dropped: {{humanInputAgentflow_0}}"),
  ],
  edges: [
    stepWire("startAgentflow_0", "humanInputAgentflow_0"),
    stepWire("humanInputAgentflow_0", "directReplyAgentflow_0", "0"),
    stepWire("humanInputAgentflow_0", "directReplyAgentflow_1", "1"),
  ],
};

//   start ─▶ human 0 ─▶ human 1 ─▶ reply
/** Asks a person twice before it replies. */
export const twiceAskingFlow: FlowDocument = {
  nodes: [
    startStep,
    stepNode("humanInputAgentflow_0", { humanInputDescriptionType: "fixed", humanInputDescription: "First?" }),
    stepNode("humanInputAgentflow_1", { humanInputDescriptionType: "fixed", humanInputDescription: "Second?" }),
    replyStep("0", "{{humanInputAgentflow_0}}, {{humanInputAgentflow_1}}"),
  ],
  edges: [
    stepWire("startAgentflow_0", "humanInputAgentflow_0"),
    stepWire("humanInputAgentflow_0", "humanInputAgentflow_1", "0"),
    stepWire("humanInputAgentflow_1", "directReplyAgentflow_0", "0"),
  ],
};
