import type { FlowDocument } from "@/domain/flow/flow-document";
import type { Frontier } from "@/server/engine/agentflow/visit";
import type { ExecutionRow } from "./load-execution";

/** One visit of a step that is under way, whichever process works on it. */
export interface OpenStep {
  visitId: number;
  nodeId: string;
  label: string;
  /** When what it follows had ended. */
  since: Date;
  /** Rounds of steps inside it go on. */
  holds: boolean;
}

interface Ended {
  visitId: number;
  createdAt: Date;
}

/** What a run does now. What waits for a person is not among it, and neither is anything once the run has ended. */
export function openSteps(
  row: Pick<ExecutionRow, "status" | "frontier" | "createdAt" | "updatedAt">,
  ended: readonly Ended[],
  document: FlowDocument | null,
): OpenStep[] {
  if (row.status !== "running") return [];
  // Written by the engine and read by nobody else.
  const { open, rounds } = row.frontier as Frontier;
  const endedAt = new Map(ended.map(({ visitId, createdAt }) => [visitId, createdAt.getTime()]));
  const labels = new Map(document?.nodes.map(({ id, label }) => [id, label]));
  const containers = new Set(rounds.map(({ container }) => container.id));
  return [...rounds.map(({ container }) => container), ...open]
    .filter(({ paused }) => paused === undefined)
    .map(({ id, nodeId, causes, decided }) => {
      const followed = Math.max(row.createdAt.getTime(), ...causes.map((cause) => endedAt.get(cause) ?? 0));
      // What has waited goes on since somebody has decided.
      const since = decided ? row.updatedAt.getTime() : followed;
      const label = labels.get(nodeId) ?? nodeId;
      return { visitId: id, nodeId, label, since: new Date(since), holds: containers.has(id) };
    });
}
