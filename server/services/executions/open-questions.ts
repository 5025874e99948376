import type { HumanAction } from "@/domain/api/trace-item";
import type { Frontier } from "@/server/engine/agentflow/visit";
import type { ExecutionRow } from "./load-execution";

/** What a paused run waits for. */
export interface OpenQuestion {
  action: HumanAction;
  /** As the step asks it. */
  content: string;
}

export function openQuestions({
  status,
  waiting,
  frontier,
}: Pick<ExecutionRow, "status" | "waiting" | "frontier">): OpenQuestion[] {
  if (status !== "paused") return [];
  // Written by the engine and read by nobody else.
  const { open } = frontier as Frontier;
  return (waiting ?? []).map((action) => {
    const visit = open.find(({ id }) => id === visitOf(action.id));
    return { action, content: visit?.paused?.pause.content ?? "" };
  });
}

/** The visit that an action's id names: what follows the run's id. */
export const visitOf = (actionId: string): number => Number(actionId.slice(actionId.lastIndexOf(":") + 1));
