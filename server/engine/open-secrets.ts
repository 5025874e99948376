import { AppError, isAppError } from "@/domain/errors";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { Home } from "./keep-secrets-at-home";
import type { EnginePorts } from "./ports";
import type { Redactor } from "./redact";
import { secretValues } from "./secret-values";

export interface SecretsRequest {
  node: FlowNode;
  definition: NodeDefinition;
  openCredential: EnginePorts["openCredential"];
  redactor: Redactor;
}

export type OpenedSecrets = Pick<Home, "credential" | "secrets">;

/** The secrets of a node's credential, which nothing may tell from now on. Undefined for a node that has none. */
export async function openSecrets({
  node,
  definition,
  openCredential,
  redactor,
}: SecretsRequest): Promise<OpenedSecrets | undefined> {
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
