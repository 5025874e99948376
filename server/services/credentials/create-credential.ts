import { credentials } from "@/server/data/schema/keys";
import { newId } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../context";
import { credentialType, requireComplete } from "./credential-type";
import { mergeSecrets, type SecretValues } from "./masked";
import { sealValues } from "./sealed-values";

/** Stores a credential, sealed to its row. */
export async function createCredential(
  ctx: ServiceContext,
  input: { name: string; type: string; values: SecretValues },
): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const definition = credentialType(ctx, input.type);
  const values = mergeSecrets(definition.fields, {}, input.values);
  requireComplete(definition, values);
  const id = newId();
  const now = ctx.clock.now();
  await ctx.db.insert(credentials).values({
    ...{ id, name: input.name, type: input.type, sealed: sealValues(ctx.secretBox, id, values) },
    workspaceId: ctx.actor.workspaceId,
    createdAt: now,
    updatedAt: now,
  });
  return { id };
}
