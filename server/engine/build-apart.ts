import { AppError } from "@/domain/errors";
import { applyOverrides } from "./apply-overrides";
import { buildNode } from "./build-node";
import { engineReferences } from "./engine-references";
import type { PlannedNode } from "./plan-chatflow";
import type { EnginePorts } from "./ports";
import type { PreparedFlow } from "./prepare-flow";
import type { RunRequest } from "./run-request";
import { createTurnReferences } from "./turn-references";

export interface ApartRequest extends Pick<RunRequest, "overrideConfig" | "overrideRules"> {
  prepared: PreparedFlow;
  ports: EnginePorts;
  signal: AbortSignal;
  chatId?: string | undefined;
  /** Told before each node is built. */
  reach?(planned: PlannedNode): void;
}

/** Builds nodes for work that is no answer, and gives the object of the last one. There is no question and no session. */
export async function buildApart(order: readonly PlannedNode[], request: ApartRequest): Promise<unknown> {
  const { prepared, ports, signal, chatId = "" } = request;
  const instances = new Map<string, unknown>();
  const overrides = applyOverrides(order, request);
  const references = createTurnReferences({
    flow: prepared.flow,
    request: { runId: "", question: "", chatId, sessionId: "", history: [], streaming: false },
    ports,
    variables: overrides.variables,
    instance: (id) => instances.get(id),
    memory: () => undefined,
    turn: () => {
      throw new AppError("unprocessable", "Nobody asks anything while a store is filled or a session is deleted.");
    },
  });
  for (const planned of order) {
    request.reach?.(planned);
    signal.throwIfAborted();
    const stored = overrides.inputs.get(planned.node.id) ?? planned.node.inputs;
    const lookup = await references.load(engineReferences(planned.definition.inputs, stored));
    const instance = await buildNode({
      ...{ planned, stored, signal, redactor: prepared.redactor, flowId: prepared.flow.id },
      instance: (id) => instances.get(id),
      openCredential: (id) => ports.openCredential(id),
      tools: prepared.origins.toolsFor(planned.node.id, ports.tools),
      perTurn: { fill: (text) => references.fill(text, lookup) },
    });
    instances.set(planned.node.id, instance);
  }
  return instances.get(order.at(-1)?.node.id ?? "");
}
