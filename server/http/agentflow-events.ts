import { agentReasoning } from "./agent-reasoning";
import type { HumanAction, StepStatus, TraceItem } from "@/domain/api/trace-item";

/** How an agentflow's steps fare, in the events and the order of Flowise's stream. */
export interface AgentflowEvents {
  begin(nodeId: string, nodeLabel: string): void;
  note(item: TraceItem): void;
  end(status: "FINISHED" | "STOPPED" | "ERROR", action?: HumanAction): void;
}

export function createAgentflowEvents(
  send: (event: string, data: unknown) => void,
  /** Grows: at first what had ended before. */
  executed: TraceItem[],
): AgentflowEvents {
  let begun = false;
  const opened = (): void => {
    if (begun) return;
    begun = true;
    send("agentFlowEvent", "INPROGRESS" satisfies StepStatus);
  };
  return {
    begin(nodeId, nodeLabel) {
      opened();
      send("nextAgentFlow", { nodeId, nodeLabel, status: "INPROGRESS" satisfies StepStatus });
    },
    note(item) {
      const { nodeId, nodeLabel, status, data } = item;
      // What had waited has gone on: the trace shows it once.
      const waited = executed.findLastIndex((known) => known.nodeId === nodeId && known.status === "STOPPED");
      if (waited !== -1) executed.splice(waited, 1);
      executed.push(item);
      const { calledTools } = data.output;
      if (Array.isArray(calledTools)) send("calledTools", calledTools);
      // After a turn of a conversation its step is still under way.
      if (data.turn) return send("agentReasoning", agentReasoning(executed));
      send("nextAgentFlow", { nodeId, nodeLabel, status, ...(data.error !== undefined && { error: data.error }) });
      send("agentFlowExecutedData", executed);
    },
    end(status, action) {
      opened();
      send("agentFlowEvent", status);
      if (!action) return;
      send("action", action);
      send("agentFlowEvent", status);
    },
  };
}
