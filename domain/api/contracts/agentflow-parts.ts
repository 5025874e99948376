import { z } from "zod";

export const stepStatus = z.enum(["INPROGRESS", "FINISHED", "ERROR", "STOPPED", "TERMINATED"]);

/** See `TraceItem`. */
export const traceItem = z
  .object({
    nodeId: z.string(),
    nodeLabel: z.string(),
    previousNodeIds: z.array(z.string()),
    status: stepStatus,
    data: z.record(z.string(), z.unknown()).meta({ description: "`id name input output state`, and `error` if any." }),
  })
  .meta({ id: "TraceItem", description: "A step of an agentflow's run." });

export const agentReasoning = z
  .object({
    agentName: z.string(),
    messages: z.array(z.string()),
    usedTools: z.array(z.object({ tool: z.string(), toolInput: z.unknown(), toolOutput: z.string() })),
    state: z.record(z.string(), z.unknown()),
    nodeName: z.string(),
  })
  .meta({ id: "AgentReasoning", description: "What one agent said to others in a run." });

export type AgentReasoning = z.infer<typeof agentReasoning>;

/** See `HumanAction`. */
export const humanAction = z
  .object({
    id: z.string(),
    mapping: z.object({ approve: z.string(), reject: z.string() }),
    elements: z.array(z.object({ type: z.string(), label: z.string() })),
    data: z.object({ nodeId: z.string(), nodeLabel: z.string(), input: z.record(z.string(), z.unknown()) }),
  })
  .meta({ id: "HumanAction", description: "What a paused run waits for." });
