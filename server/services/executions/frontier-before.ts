import type { Frontier, OpenVisit, Visit } from "@/server/engine/agentflow/visit";

/**
 * The frontier from which one visit is run again. A container begins with its first round, and a flow inside another one
 * that waits is begun anew, because the run that waits belongs to the run that it was written down in.
 */
export function frontierBefore(frontier: Frontier, visitId: number): Frontier {
  const { open, ...rest } = withoutRounds(frontier, visitId);
  return {
    ...rest,
    open: open.map((visit) => (visit.id === visitId || waitsForRun(visit) ? plain(visit) : visit)),
  };
}

const plain = ({ id, nodeId, visit, frame, causes }: OpenVisit): Visit => ({ id, nodeId, visit, frame, causes });

const waitsForRun = ({ paused, decided }: OpenVisit): boolean => {
  const kept = (paused ?? decided)?.kept;
  return typeof kept === "object" && kept !== null && "executionId" in kept;
};

function withoutRounds(frontier: Frontier, containerId: number): Frontier {
  const meant = frontier.rounds.find(({ container }) => container.id === containerId);
  if (!meant) return frontier;
  const within = new Set([containerId]);
  const isWithin = ({ frame }: { frame: string }): boolean => within.has(Number(frame.split(".")[0] || Number.NaN));
  // Containers are listed in the order in which their rounds began: the outer before the inner.
  for (const { container } of frontier.rounds) if (isWithin(container)) within.add(container.id);
  return {
    ...frontier,
    open: [...frontier.open.filter((visit) => !isWithin(visit)), meant.container],
    waiting: frontier.waiting.filter((join) => !isWithin(join)),
    rounds: frontier.rounds.filter(({ container }) => !within.has(container.id)),
    leaves: Object.fromEntries(Object.entries(frontier.leaves).filter(([frame]) => !isWithin({ frame }))),
  };
}
