import type { HumanDecision } from "@/server/nodes/step-scope";
import type { Frontier } from "./visit";

/** The frontier of a run that failed after a person had decided: what failed is run again, with the decision taken anew. */
export const retry = (frontier: Frontier, decision: HumanDecision): Frontier => ({
  ...frontier,
  open: frontier.open.map((visit) => (visit.decided ? { ...visit, decided: { ...visit.decided, decision } } : visit)),
});
