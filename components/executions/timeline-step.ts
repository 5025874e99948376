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
  decidedBy?: string | undefined;
  item: TraceItem;
}
