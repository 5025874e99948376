import type { ChatMemory } from "@/server/nodes/slots";
import { buildApart } from "./build-apart";
import { planUpTo } from "./plan-chatflow";
import type { EnginePorts } from "./ports";
import type { PreparedFlow } from "./prepare-flow";

/**
 * Empties the memories of a flow that are kept outside of this server, for these sessions. One that cannot be reached is
 * written into the log: what is deleted here must not wait for it.
 */
export async function forgetSessions(
  prepared: PreparedFlow,
  sessionIds: readonly string[],
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<void> {
  const { id: flowId, document } = prepared.flow;
  for (const node of document.nodes.filter(({ name }) => ports.catalogue.get(name)?.category === "Memory")) {
    try {
      const memory = await buildApart(planUpTo(node.id, document, ports.catalogue), { prepared, ports, signal });
      if (!canForget(memory)) continue;
      for (const sessionId of sessionIds) await memory.forget({ flowId, sessionId, signal });
    } catch (error) {
      ports.tools.log("warn", "A memory could not forget a deleted session", {
        ...{ flowId, nodeId: node.id },
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

const canForget = (value: unknown): value is Required<Pick<ChatMemory, "forget">> =>
  typeof value === "object" && value !== null && "forget" in value && typeof value.forget === "function";
