/** Keys of the state that a flow's Start declares, each once. */
export function stateKeys(nodes: readonly { name: string; inputs: Readonly<Record<string, unknown>> }[]): string[] {
  const start = nodes.find(({ name }) => name === "startAgentflow");
  const keys = rowsOf(start?.inputs["startState"]).flatMap((row) =>
    typeof row === "object" && row !== null && "key" in row && typeof row.key === "string" && row.key !== ""
      ? [row.key]
      : [],
  );
  return [...new Set(keys)];
}

/** Old files keep rows as JSON text. */
function rowsOf(stored: unknown): unknown[] {
  if (Array.isArray(stored)) return stored;
  if (typeof stored !== "string") return [];
  try {
    const parsed: unknown = JSON.parse(stored);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
