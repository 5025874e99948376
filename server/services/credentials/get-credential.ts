import { requireAccess, type ServiceContext } from "../context";
import { findCredential } from "./find-credential";
import { maskSecrets, type SecretValues } from "./masked";
import { openValues } from "./sealed-values";

export interface CredentialDetail {
  id: string;
  name: string;
  type: string;
  /** Secrets are masked. */
  values: SecretValues;
  createdAt: Date;
  updatedAt: Date;
}

/** A credential as its form shows it. Nobody can read its secrets again. */
export async function getCredential(ctx: ServiceContext, input: { id: string }): Promise<CredentialDetail> {
  requireAccess(ctx, "editor", "manage");
  const row = await findCredential(ctx.db, ctx.actor.workspaceId, input.id);
  const { id, name, type, createdAt, updatedAt } = row;
  const fields = ctx.catalogue.credential(type)?.fields ?? {};
  return { id, name, type, values: maskSecrets(fields, openValues(ctx.secretBox, row)), createdAt, updatedAt };
}
