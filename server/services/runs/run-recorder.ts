import type { RunStatement } from "@/server/data/database";
import { createWriteBatcher } from "@/server/platform/write-batcher";
import { rowsOfEnd, rowsOfStart, type RunEnd, type RunRows, type RunStart, writeRows } from "./record-run";

/** Writes runs down. Runs that begin or end at the same time share a statement. */
export interface RunRecorder {
  /** A run that goes on for a while, with its question. */
  begin(start: RunStart): Promise<void>;
  /** A run's outcome, with everything of it that is not written yet. */
  end(start: RunStart, end: RunEnd, begun: boolean): Promise<void>;
}

export function createRunRecorder(statement: RunStatement): RunRecorder {
  const batcher = createWriteBatcher<RunRows>({
    write: (batch) => writeRows(statement, joined(batch)),
    maxItems: 64,
    maxInFlight: 2,
    isItemsFault: isRowsFault,
  });
  return {
    begin: (start) => batcher.add(rowsOfStart(start)),
    end: (start, end, begun) => batcher.add(rowsOfEnd(start, end, begun)),
  };
}

/** SQLSTATE classes 22 and 23: a value or a constraint, such as a flow that was deleted meanwhile. */
const isRowsFault = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && /^2[23]/.test(error.code);

const joined = (batch: readonly RunRows[]): RunRows => ({
  runs: batch.flatMap((rows) => rows.runs),
  ends: batch.flatMap((rows) => rows.ends),
  steps: batch.flatMap((rows) => rows.steps),
  messages: batch.flatMap((rows) => rows.messages),
});
