import type { EnginePorts } from "@/server/engine/ports";
import type { CallableFlow } from "./callable-flow";
import type { RunDesk } from "./run-desk";

export interface Remembered {
  /** The session has just begun: it has no messages to read. */
  isNew: boolean;
  /** A run that goes on after a pause: what was said in it already is no past of it. */
  runId?: string;
  /** What a run made from another one remembers: what that one did. */
  memory?: { sessionId: string; runId: string; before: Date } | undefined;
}

export function portsFor(
  desk: RunDesk,
  { workspaceId }: CallableFlow,
  { isNew, runId, memory }: Remembered,
): EnginePorts {
  const ports = desk.portsOf(workspaceId);
  if (memory) {
    const { sessionId, before } = memory;
    const loadHistory: EnginePorts["loadHistory"] = ({ flowId, limit }) =>
      ports.loadHistory({ flowId, limit, sessionId, before, withoutRun: memory.runId });
    return { ...ports, loadHistory };
  }
  if (isNew) return { ...ports, loadHistory: async () => [] };
  if (runId === undefined) return ports;
  return { ...ports, loadHistory: (session) => ports.loadHistory({ ...session, withoutRun: runId }) };
}
