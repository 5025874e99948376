import { AppError } from "@/domain/errors";
import type { HumanDecision } from "@/server/nodes/step-scope";
import type { Frontier } from "./visit";

/**
 * The frontier with a person's decision at the step that waits for it: the one named, or the last one that began to
 * wait. A person is a way out of any loop, so that loops are counted anew.
 */
export function decide(frontier: Frontier, decision: HumanDecision, nodeId?: string): Frontier {
  const waiting = frontier.open.filter(({ paused }) => paused !== undefined);
  const meant = nodeId === undefined ? waiting.at(-1) : waiting.find((visit) => visit.nodeId === nodeId);
  if (!meant)
    throw new AppError(
      "unprocessable",
      `No step ${nodeId === undefined ? "" : `“${nodeId}” `}of this run waits for a decision.`,
    );
  return {
    ...frontier,
    loops: {},
    open: frontier.open.map((visit) => {
      if (visit !== meant) return visit;
      const { paused, ...plain } = visit;
      return { ...plain, decided: { kept: paused?.kept, decision } };
    }),
  };
}
