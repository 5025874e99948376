import type { WorkspaceReport } from "@/domain/workspace/workspace-report";

/** What a file holds, as a sentence. */
export function partsOf({ flows, counts }: WorkspaceReport): string {
  const parts = [
    count(flows.length, "flow", "flows"),
    count(counts.variables, "variable", "variables"),
    count(counts.tools, "custom tool", "custom tools"),
    count(counts.stores, "document store", "document stores"),
    count(counts.chunks, "chunk", "chunks"),
    count(counts.templates, "template", "templates"),
    count(counts.messages, "message", "messages"),
  ].filter((part) => part !== "");
  const last = parts.at(-1);
  if (last === undefined) return "There is nothing in this file that could be imported.";
  return parts.length === 1 ? `${last}.` : `${parts.slice(0, -1).join(", ")} and ${last}.`;
}

const count = (n: number, one: string, several: string): string =>
  n === 0 ? "" : `${n.toLocaleString("en")} ${n === 1 ? one : several}`;
