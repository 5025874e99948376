import { t } from "@/components/words/t";
import type { LineRow, LineState } from "./chat-line";
import { isPrompt } from "./waiting-for";

/** How a run of the flow ended, as far as the rows tell. */
export type Outcome = "done" | "stopped" | "failed" | "left";

export type ThreadItem =
  | { kind: "begin"; key: string }
  | { kind: "row"; key: string; row: LineRow; prompt: boolean; answer: boolean }
  | { kind: "end"; key: string; outcome: Outcome; reason: string };

/**
 * A chat's rows with marks where the flow began and ended to think. A run begins with what a person says, unless that
 * answers what a run waits for.
 */
export function threadOf({ rows, status, detail }: LineState): ThreadItem[] {
  const items: ThreadItem[] = [];
  let run: string | undefined;
  let before: LineRow | undefined;
  for (const row of rows) {
    const answer = row.type === "user" && before !== undefined && isPrompt(before);
    const begins = row.type === "user" && !answer;
    if (begins && run !== undefined) items.push(pastEnd(run, before));
    items.push({ kind: "row", key: row.id, row, prompt: isPrompt(row), answer });
    if (begins) {
      run = row.id;
      items.push({ kind: "begin", key: `begin ${row.id}` });
    }
    before = row;
  }
  const over = status === "completed" || status === "error";
  if (run !== undefined && over) items.push(lastEnd(run, status, detail));
  return items;
}

/** Of runs before the last one only the rows are left. */
function pastEnd(run: string, last: LineRow | undefined): ThreadItem {
  const key = `end ${run}`;
  if (last?.type === "user") return { kind: "end", key, outcome: "left", reason: t("It ended without an answer.") };
  if (last && isPrompt(last))
    return { kind: "end", key, outcome: "left", reason: t("It waited when something newer was said.") };
  return { kind: "end", key, outcome: "done", reason: t("It answered.") };
}

function lastEnd(run: string, status: "completed" | "error", detail: string | null): ThreadItem {
  const key = `end ${run}`;
  if (status === "error")
    return { kind: "end", key, outcome: "failed", reason: detail ?? t("It failed, and did not say why.") };
  if (detail === "aborted") return { kind: "end", key, outcome: "stopped", reason: t("It was stopped.") };
  return { kind: "end", key, outcome: "done", reason: t("It answered.") };
}
