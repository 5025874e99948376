export type StepStatus = "INPROGRESS" | "FINISHED" | "ERROR" | "STOPPED" | "TERMINATED";

/** One thing said in a conversation between agents. */
export interface ConversationTurn {
  sender: string;
  receiver: string;
  content: string;
  kind: "agent" | "human" | "tool_call" | "tool_result" | "code_result" | "summary";
  meta?: Record<string, unknown>;
}

/** One visit of a step in an agentflow's run, in Flowise's form (`agentFlowExecutedData`). */
export interface TraceItem {
  nodeId: string;
  nodeLabel: string;
  /** Steps with a wire to this one. */
  previousNodeIds: string[];
  status: StepStatus;
  data: {
    id: string;
    name: string;
    input: Record<string, unknown>;
    output: Record<string, unknown>;
    /** As the step left it. */
    state: Record<string, unknown>;
    /** Messages it added to the conversation. */
    chatHistory?: readonly { role: string; content: string; name?: string }[];
    error?: string;
    /** Id of the member who decided, when it was one. */
    decidedBy?: string;
    /** Nobody decided in time. */
    expired?: boolean;
    iterationIndex?: number;
    iterationContext?: { index: number; value: unknown; isFirst: boolean; isLast: boolean; sessionId: string };
    parentNodeId?: string;
    /** Present on what one turn of a conversation adds; the conversation's own item comes when it has ended. */
    turn?: ConversationTurn;
  };
}

/** Waiting for a person that ends by itself. */
export interface Expiry {
  /** ISO date. */
  at: string;
  outcome: "reject" | "fail";
}

/** What callers are shown when a run waits for a person (Flowise's `action`). */
export interface HumanAction {
  id: string;
  mapping: { approve: string; reject: string };
  elements: { type: "agentflowv2-approve-button" | "agentflowv2-reject-button"; label: string }[];
  data: { nodeId: string; nodeLabel: string; input: Record<string, unknown> };
  expires?: Expiry;
}
