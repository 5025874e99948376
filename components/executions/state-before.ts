import type { ExecutionDetail, ExecutionStep } from "./execution";

/** The state that a step found: as one of the steps before it left it, the last of them in the order of ending. */
export function stateBefore(
  { trace }: Pick<ExecutionDetail, "trace">,
  { visitId }: Pick<ExecutionStep, "visitId">,
): Record<string, unknown> {
  const at = trace.findIndex((step) => step.visitId === visitId);
  const before = at > 0 ? trace[at - 1] : trace[at];
  return before?.item.data.state ?? {};
}
