import { AppError } from "@/domain/errors";
import type { HumanDecision } from "@/server/nodes/step-scope";
import type { Frontier, OpenVisit } from "./visit";

/** Which of the waiting visits a decision is for; the last one that began to wait when it does not say. */
export interface Decided {
  nodeId?: string | undefined;
  visitId?: number | undefined;
}

/**
 * The frontier with a person's decision at the step that waits for it. A person is a way out of any loop, so that loops
 * are counted anew.
 */
export function decide(frontier: Frontier, decision: HumanDecision, which: Decided = {}): Frontier {
  const meant = waitingFor(frontier, which);
  if (!meant)
    throw new AppError(
      "unprocessable",
      `No step ${which.nodeId === undefined ? "" : `“${which.nodeId}” `}of this run waits for a decision.`,
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

function waitingFor({ open }: Frontier, { nodeId, visitId }: Decided): OpenVisit | undefined {
  const waiting = open.filter(({ paused }) => paused !== undefined);
  if (visitId !== undefined) return waiting.find(({ id }) => id === visitId);
  return nodeId === undefined ? waiting.at(-1) : waiting.find((visit) => visit.nodeId === nodeId);
}
