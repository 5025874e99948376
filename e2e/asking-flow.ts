interface Step {
  id: string;
  label: string;
  inputs?: Record<string, unknown>;
  x?: number;
  y?: number;
  parent?: string;
}

const step = ({ id, label, inputs = {}, x = 0, y = 0, parent }: Step) => ({
  ...{ id, position: { x, y }, type: "agentFlow" },
  ...(parent !== undefined && { parentNode: parent, extent: "parent" }),
  data: { ...{ id, label, inputs, name: id.replace(/_\d+$/, ""), version: 1, category: "Agent Flows" } },
});

const wire = (source: string, target: string, output = source.replace(/_\d+$/, "")) => ({
  ...{ source, sourceHandle: `${source}-output-${output}`, target, targetHandle: target, type: "agentFlow" },
  id: `${source}-${output}-${target}`,
});

/**
 * An agentflow in the form of a file that asks a person before it answers, and needs no model:
 *
 *     Start ─▶ Each word (Note it) ─▶ Approve it ─proceed─▶ Sent
 *                                              └reject──▶ Dropped
 */
export function askingFlow(start: Record<string, unknown> = {}) {
  const human = { humanInputDescriptionType: "fixed", humanInputDescription: "<p>Shall this be sent?</p>" };
  const items = { iterationInput: '["warp","weft"]' };
  const noted = { customFunctionJavascriptFunction: "return 'noted';" };
  return {
    nodes: [
      step({ id: "startAgentflow_0", label: "Start", inputs: { startState: [{ key: "n", value: "0" }], ...start } }),
      {
        ...step({ id: "iterationAgentflow_0", label: "Each word", inputs: items, x: 220, y: -60 }),
        ...{ type: "iteration", width: 300, height: 180, style: { width: 300, height: 180 } },
      },
      step({
        ...{ id: "customFunctionAgentflow_0", label: "Note it", inputs: noted, x: 50, y: 80 },
        parent: "iterationAgentflow_0",
      }),
      step({
        ...{ id: "humanInputAgentflow_0", label: "Approve it", x: 600 },
        inputs: { ...human, humanInputEnableFeedback: true },
      }),
      step({
        ...{ id: "directReplyAgentflow_0", label: "Sent", x: 900, y: -60 },
        inputs: { directReplyMessage: "Sent: {{humanInputAgentflow_0}}" },
      }),
      step({
        ...{ id: "directReplyAgentflow_1", label: "Dropped", x: 900, y: 80 },
        inputs: { directReplyMessage: "Dropped: {{humanInputAgentflow_0}}" },
      }),
    ],
    edges: [
      wire("startAgentflow_0", "iterationAgentflow_0"),
      wire("iterationAgentflow_0", "humanInputAgentflow_0"),
      wire("humanInputAgentflow_0", "directReplyAgentflow_0", "0"),
      wire("humanInputAgentflow_0", "directReplyAgentflow_1", "1"),
    ],
  };
}
