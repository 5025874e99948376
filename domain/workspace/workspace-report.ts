import type { ImportReport } from "@/domain/flow/import-report";

/** What became of each part of a workspace's file. */
export interface WorkspaceReport {
  flows: {
    id: string;
    name: string;
    /** It had to get another id, because its own is taken. */ renumbered: boolean;
    report: ImportReport;
  }[];
  /** Flows that could not be read, and why. */
  unreadable: { name: string; reason: string }[];
  counts: { variables: number; tools: number; stores: number; chunks: number; templates: number; messages: number };
  /** What was left out or changed on the way in, as sentences. */
  notes: string[];
}
