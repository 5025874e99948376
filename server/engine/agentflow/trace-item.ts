import type { ConversationTurn, StepStatus, TraceItem } from "@/domain/api/trace-item";
import type { IterationRound, StepMessage } from "@/server/nodes/step-scope";
import type { PlannedStep } from "./plan-agentflow";

interface Told {
  step: PlannedStep;
  status: StepStatus;
  input: Readonly<Record<string, unknown>>;
  output?: Readonly<Record<string, unknown>> | undefined;
  state: Readonly<Record<string, unknown>>;
  messages?: readonly StepMessage[] | undefined;
  error?: string | undefined;
  decidedBy?: string | undefined;
  expired?: boolean | undefined;
  turn?: ConversationTurn | undefined;
  round: IterationRound | undefined;
  sessionId: string;
}

/** A visit as Flowise's trace shows it (contract: trace item). */
export function traceItem({
  step,
  status,
  input,
  output = {},
  state,
  messages,
  error,
  decidedBy,
  expired,
  turn,
  round,
  sessionId,
}: Told): TraceItem {
  const { node, region, previous } = step;
  return {
    ...{ nodeId: node.id, nodeLabel: node.label, previousNodeIds: [...previous], status },
    data: {
      ...{ id: node.id, name: node.name, input: { ...input }, output: { ...output }, state: { ...state } },
      ...(messages && messages.length > 0 && { chatHistory: messages }),
      ...(error !== undefined && { error }),
      ...(decidedBy !== undefined && { decidedBy }),
      ...(expired && { expired }),
      ...(round && { iterationIndex: round.index, iterationContext: { ...round, sessionId } }),
      ...(region !== undefined && { parentNodeId: region }),
      ...(turn && { turn }),
    },
  };
}
