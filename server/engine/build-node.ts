import type { Turn } from "@/server/nodes/slots";
import type { PlannedNode } from "./plan-chatflow";
import { openSecrets } from "./open-secrets";
import type { EnginePorts, NodeTools } from "./ports";
import type { Redactor } from "./redact";
import { keepSecretsAtHome } from "./keep-secrets-at-home";
import { resolveInputs } from "./resolve-inputs";

export interface BuildRequest {
  planned: PlannedNode;
  /** Inputs as stored, or as a request overrides them. */
  stored: Readonly<Record<string, unknown>>;
  /** The built object of an upstream node. */
  instance(nodeId: string): unknown;
  openCredential: EnginePorts["openCredential"];
  tools: NodeTools;
  redactor: Redactor;
  flowId: string;
  signal: AbortSignal;
  /** Present for a node that is built for one question, or one upsert, only. */
  perTurn?: { turn?: Turn; fill: (text: string) => unknown };
}

/** Creates the object of one node. Everything it needs from upstream must be there. */
export async function buildNode(request: BuildRequest): Promise<unknown> {
  const { planned, stored, instance, tools, flowId, signal, perTurn } = request;
  const { node, definition, output, slots } = planned;
  const inputs = resolveInputs({
    node,
    fields: definition.inputs,
    stored,
    wired: (input) => (slots.get(input) ?? []).map(instance),
    ...(perTurn && { fill: perTurn.fill }),
  });
  const opened = await openSecrets({ ...request, node, definition });
  return definition.create?.({
    inputs,
    secrets: opened?.secrets ?? {},
    tools: opened ? keepSecretsAtHome(tools, { label: node.label, ...opened }) : tools,
    node: { id: node.id, label: node.label },
    flow: { id: flowId },
    output,
    signal,
    ...(perTurn?.turn && { turn: perTurn.turn }),
  });
}
