import type { AgentflowRun } from "./agentflow-run";

/** The rows of the Start step, under what the session's last run left or a caller gave. */
export function initialState({ plan, request, overrides }: AgentflowRun): Record<string, unknown> {
  const { node } = plan.start;
  const { startState } = overrides.inputs.get(node.id) ?? node.inputs;
  return { ...Object.fromEntries(rowsOf(startState)), ...request.agentflow?.state };
}

/** Old files keep the rows as JSON text. */
function rowsOf(stored: unknown): [string, unknown][] {
  const rows = typeof stored === "string" ? parsed(stored) : stored;
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: { key?: unknown; value?: unknown } | null): [string, unknown][] =>
    typeof row?.key === "string" && row.key !== "" ? [[row.key, row.value ?? ""]] : [],
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
