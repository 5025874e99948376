/**
 * An agentflow that gives the question to a custom tool, which somebody has yet to choose, and replies with what it says:
 *
 *     Start ─▶ Ask the tool ─▶ Reply
 */
export function toolFlow(): object {
  const step = (id: string, label: string, x: number, inputs: Record<string, unknown>) => ({
    ...{ id, position: { x, y: 0 }, type: "agentFlow" },
    data: { ...{ id, label, inputs, name: id.replace(/_\d+$/, ""), version: 1, category: "Agent Flows" } },
  });
  const wire = (source: string, target: string) => ({
    ...{ source, sourceHandle: `${source}-output-${source.replace(/_\d+$/, "")}`, target, targetHandle: target },
    ...{ id: `${source}-${target}`, type: "agentFlow" },
  });
  return {
    nodes: [
      step("startAgentflow_0", "Start", 0, { startInputType: "chatInput" }),
      step("toolAgentflow_0", "Ask the tool", 300, {
        toolAgentflowSelectedTool: "customTool",
        toolInputArgs: [{ inputArgName: "who", inputArgValue: "{{question}}" }],
      }),
      step("directReplyAgentflow_0", "Reply", 600, { directReplyMessage: "{{toolAgentflow_0}}" }),
    ],
    edges: [wire("startAgentflow_0", "toolAgentflow_0"), wire("toolAgentflow_0", "directReplyAgentflow_0")],
  };
}
