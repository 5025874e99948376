import type { EnginePorts } from "@/server/engine/ports";
import type { CallableFlow } from "./callable-flow";
import type { RunDesk } from "./run-desk";

/** A session that has just begun has no messages to read. */
export function portsFor(desk: RunDesk, { workspaceId }: CallableFlow, isNew: boolean): EnginePorts {
  const ports = desk.portsOf(workspaceId);
  return isNew ? { ...ports, loadHistory: async () => [] } : ports;
}
