const step = (id: string, label: string, inputs: object, x: number) => ({
  ...{ id, position: { x, y: 0 }, type: "agentFlow" },
  data: { id, label, inputs, name: id.replace(/_\d+$/, ""), version: 1, category: "Agent Flows" },
});

/**
 * A flow that needs nobody, in the form of a file: it begins with a question, or by itself at the times of `cron`.
 *
 *     Start ─▶ Report
 */
export function nightWatch(cron?: string): object {
  const asked = { startInputType: "chatInput" };
  const timed = { startInputType: "scheduleInput", scheduleType: "cronExpression", scheduleCronExpression: cron };
  const start = cron === undefined ? asked : { ...timed, scheduleDefaultInput: "the gate" };
  return {
    nodes: [
      step("startAgentflow_0", "Start", start, 0),
      step("directReplyAgentflow_0", "Report", { directReplyMessage: "Looked at: {{question}}" }, 320),
    ],
    edges: [
      {
        ...{ id: "begins", type: "agentFlow", source: "startAgentflow_0", target: "directReplyAgentflow_0" },
        ...{ sourceHandle: "startAgentflow_0-output-startAgentflow", targetHandle: "directReplyAgentflow_0" },
      },
    ],
  };
}
