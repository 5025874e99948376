import { AppError, isAppError } from "@/domain/errors";
import type { Turn } from "@/server/nodes/slots";
import type { PlannedNode } from "./plan-chatflow";
import type { EnginePorts, NodeTools } from "./ports";
import type { Redactor } from "./redact";
import { type Home, keepSecretsAtHome } from "./keep-secrets-at-home";
import { resolveInputs } from "./resolve-inputs";
import { secretValues } from "./secret-values";

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
  const opened = await openSecrets(request);
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

type OpenedSecrets = Pick<Home, "credential" | "secrets">;

async function openSecrets({ planned, openCredential, redactor }: BuildRequest): Promise<OpenedSecrets | undefined> {
  const { node, definition } = planned;
  if (!definition.credential) return undefined;
  const refuse = (message: string, cause?: unknown): AppError =>
    new AppError("unprocessable", message, { cause, nodeId: node.id });
  if (node.credentialId === undefined) {
    if (definition.credentialOptional) return undefined;
    throw refuse(`Choose a credential for “${node.label}”.`);
  }
  const opened = await openCredential(node.credentialId).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found")
      throw refuse(`The credential of “${node.label}” no longer exists. Choose another.`, error);
    throw error;
  });
  const { credential: preferred, otherCredentials = [] } = definition;
  const credential = [preferred, ...otherCredentials].find(({ name }) => name === opened.type);
  if (!credential) {
    throw refuse(`The credential of “${node.label}” is of another kind. Choose one of the kind “${preferred.label}”.`);
  }
  redactor.add(secretValues(credential.fields, opened.secrets));
  return { credential, secrets: opened.secrets };
}
