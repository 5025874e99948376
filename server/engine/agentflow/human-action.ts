import type { AgentflowRun, PausedAt } from "./agentflow-run";
import type { OpenVisit } from "./visit";

/**
 * What a waiting step asks a person, in Flowise's form. Its id is the same until the step has been answered, and another
 * one when the step asks again.
 */
export function humanAction({ plan, request }: Pick<AgentflowRun, "plan" | "request">, visit: OpenVisit): PausedAt {
  const { pause } = visit.paused ?? {};
  const { id, pauses = 1 } = visit;
  const proceed = pause?.labels.proceed ?? "Proceed";
  const reject = pause?.labels.reject ?? "Reject";
  return {
    content: pause?.content ?? "",
    action: {
      id: [request.runId, ...(pauses > 1 ? [String(pauses)] : []), String(id)].join(":"),
      mapping: { approve: proceed, reject },
      elements: [
        { type: "agentflowv2-approve-button", label: proceed },
        { type: "agentflowv2-reject-button", label: reject },
      ],
      data: {
        nodeId: visit.nodeId,
        nodeLabel: plan.steps.get(visit.nodeId)?.node.label ?? visit.nodeId,
        input: { ...pause?.input, humanInputEnableFeedback: pause?.feedback ?? true },
      },
      ...(pause?.expires && { expires: pause.expires }),
    },
  };
}
