import type { StepView } from "@/components/canvas/canvas-state";
import type { TraceItem } from "@/domain/api/trace-item";

interface Visit {
  visitId: number;
  nodeId: string;
  status: TraceItem["status"];
  ms: number;
  item: { data: Pick<TraceItem["data"], "error"> };
}

/** How each node of the drawing fares: as its last visit did, or is under way, with the number of visits. */
export function stepViews(
  trace: readonly Visit[],
  open: readonly { visitId: number; nodeId: string }[] = [],
): Map<string, StepView> {
  const views = new Map<string, StepView>();
  const seen = new Map<string, Set<number>>();
  for (const { nodeId, visitId, status, ms, item } of trace) {
    const visits = (seen.get(nodeId) ?? new Set()).add(visitId);
    seen.set(nodeId, visits);
    views.set(nodeId, { status, ms, error: item.data.error, times: visits.size });
  }
  for (const { nodeId, visitId } of open) {
    const times = (seen.get(nodeId) ?? new Set()).add(visitId).size;
    views.set(nodeId, { status: "INPROGRESS", times });
  }
  return views;
}
