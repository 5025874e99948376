import type { AgentReasoning } from "@/domain/api/contracts/agentflow-parts";
import { answerParts } from "@/domain/api/answer-parts";
import type { TraceItem } from "@/domain/api/trace-item";

/** What agents said to each other in a run, as Flowise tells of its agents: an entry for each turn. */
export const agentReasoning = (trace: readonly TraceItem[]): AgentReasoning[] =>
  trace.flatMap(({ nodeId, data: { turn, state } }) => {
    if (!turn) return [];
    const { usedTools = [] } = answerParts.parse(turn.meta ?? {});
    const tools = usedTools.map(({ tool, toolInput, toolOutput }) => ({ tool, toolInput, toolOutput }));
    return [{ agentName: turn.sender, messages: [turn.content], usedTools: tools, state, nodeName: nodeId }];
  });
