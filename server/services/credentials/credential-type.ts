import { AppError } from "@/domain/errors";
import type { CredentialDefinition } from "@/server/nodes/define-node";
import type { ServiceContext } from "../context";
import type { SecretValues } from "./masked";

/** The definition of a credential type this server has. */
export function credentialType(ctx: ServiceContext, type: string): CredentialDefinition {
  const definition = ctx.catalogue.credential(type);
  if (!definition) throw new AppError("invalid_input", `This server has no credential type "${type}".`);
  return definition;
}

/** Refuses values when a required field is empty. */
export function requireComplete(definition: CredentialDefinition, values: SecretValues): void {
  for (const [name, field] of Object.entries(definition.fields)) {
    if (!field.optional && !values[name])
      throw new AppError("invalid_input", `"${field.label}" is empty. Fill it in and save again.`);
  }
}
