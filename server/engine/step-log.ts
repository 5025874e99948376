import type { RunEvent } from "@/domain/api/stream-event";
import type { StepStatus } from "@/domain/api/trace-item";
import type { PlannedNode } from "./plan-chatflow";

/** Tells the world which nodes are at work and how it went. */
export interface StepLog {
  begin(planned: PlannedNode, input?: unknown): void;
  /** Without a `begin` before, the node was ready: its own time is 0. */
  finish(planned: PlannedNode, output?: unknown): void;
  fail(planned: PlannedNode, error: string): void;
  /** Ends every step that is still open, because the run ends. */
  terminate(): void;
  /** Ends every open step with an error; gives the first one's node id. */
  failOpen(error: string): string | undefined;
}

export function createStepLog(emit: (event: RunEvent) => void, now: () => number): StepLog {
  const open = new Map<PlannedNode, number>();
  const end = (planned: PlannedNode, status: StepStatus, more: { output?: unknown; error?: string }): void => {
    const began = open.get(planned);
    open.delete(planned);
    const ms = began === undefined ? 0 : Math.max(0, now() - began);
    emit({ type: "step", nodeId: planned.node.id, label: planned.node.label, status, ms, ...more });
  };
  return {
    begin(planned, input) {
      open.set(planned, now());
      const { id, label } = planned.node;
      emit({ type: "step", nodeId: id, label, status: "INPROGRESS", ...(input !== undefined && { input }) });
    },
    finish: (planned, output) => end(planned, "FINISHED", output === undefined ? {} : { output }),
    fail: (planned, error) => end(planned, "ERROR", { error }),
    terminate() {
      for (const planned of [...open.keys()]) end(planned, "TERMINATED", {});
    },
    failOpen(error) {
      const [first] = open.keys();
      for (const planned of [...open.keys()]) end(planned, "ERROR", { error });
      return first?.node.id;
    },
  };
}
