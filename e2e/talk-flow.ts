const step = (id: string, label: string, inputs: object, x: number) => ({
  ...{ id, position: { x, y: 0 }, type: "agentFlow" },
  data: { id, label, inputs, name: id.replace(/_\d+$/, ""), version: 1, category: "Agent Flows" },
});

const wire = (source: string, target: string) => ({
  ...{ source, sourceHandle: `${source}-output-${source.replace(/_\d+$/, "")}`, target, targetHandle: target },
  ...{ id: `${source}-${target}`, type: "agentFlow" },
});

/**
 * A person who talks to a guide, in the form of a file; the guide asks the model at `modelUrl`.
 *
 *     Start ─▶ Traveller ~~ Guide
 *                  └─▶ Done
 */
export function talkFlow(modelUrl: string): object {
  const agent = "conversableAgentAgentflow";
  const guide = {
    ...{ agentHumanInputMode: "NEVER", agentModel: "chatOpenAICustom" },
    agentModelConfig: { modelName: "echo", basepath: modelUrl },
  };
  return {
    nodes: [
      step("startAgentflow_0", "Start", { startSampleMessages: "Plan a trip to Ghent\nPlan a trip to Lyon" }, 0),
      step(`${agent}_0`, "Traveller", { agentHumanInputMode: "ALWAYS", agentDisableModel: true }, 250),
      step(`${agent}_1`, "Guide", guide, 600),
      step("directReplyAgentflow_0", "Done", { directReplyMessage: `It came to: {{${agent}_0}}` }, 950),
    ],
    edges: [
      wire("startAgentflow_0", `${agent}_0`),
      wire(`${agent}_0`, `${agent}_1`),
      wire(`${agent}_0`, "directReplyAgentflow_0"),
    ],
  };
}
