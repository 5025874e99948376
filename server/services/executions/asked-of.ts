import { formAsText } from "@/server/engine/agentflow/facts-of";
import type { ExecutionRow } from "./load-execution";
import { turnOf } from "./turn-of";

/** What a run was asked, also after a decision: the question, or the form as lines. */
export function askedOf(row: Pick<ExecutionRow, "turn" | "form">): string {
  const { question, said } = turnOf(row);
  return question || (row.form ? formAsText(row.form) : "") || (said ?? "");
}
