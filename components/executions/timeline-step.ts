import type { StepStatus, TraceItem } from "@/domain/api/trace-item";

/** One visit of a step, for members and for those who were given a link. */
export interface TimelineStep {
  visitId: number;
  nodeId: string;
  label: string;
  status: StepStatus;
  /** Milliseconds. */
  ms: number;
  pinned: boolean;
  createdAt: Date;
  decidedBy?: string | undefined;
  item: TraceItem;
}

/** One visit of a step that is under way. */
export interface UnderWay {
  visitId: number;
  nodeId: string;
  label: string;
  since: Date;
}

/** A time that the run was gone on with after the server had stopped, and the visits that were run again. */
export interface TakenUp {
  at: string;
  visits: readonly number[];
}
