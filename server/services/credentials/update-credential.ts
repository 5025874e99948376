import { and, eq } from "drizzle-orm";
import { maskedSecret } from "@/domain/catalogue/masked-secret";
import { AppError } from "@/domain/errors";
import { credentials } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { credentialType, requireComplete } from "./credential-type";
import { findCredential } from "./find-credential";
import { mergeSecrets, type SecretValues } from "./masked";
import { openValues, sealValues } from "./sealed-values";

/** Renames a credential, changes its values, or both. Masked values keep what is stored; its type never changes. */
export async function updateCredential(
  ctx: ServiceContext,
  input: { id: string; name?: string; values?: SecretValues },
): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  const row = await findCredential(ctx.db, ctx.actor.workspaceId, input.id);
  const sealed = input.values && reseal(ctx, row, input.values);
  await ctx.db
    .update(credentials)
    .set({
      ...(input.name !== undefined && { name: input.name }),
      ...(sealed && { sealed }),
      updatedAt: ctx.clock.now(),
    })
    .where(and(eq(credentials.id, row.id), eq(credentials.workspaceId, ctx.actor.workspaceId)));
  ctx.changes.publish({ type: "credential", id: row.id });
}

function reseal(ctx: ServiceContext, row: typeof credentials.$inferSelect, given: SecretValues): string {
  const definition = credentialType(ctx, row.type);
  // Values typed afresh must be storable also when the old ones cannot be opened any more.
  const keeps = Object.values(given).includes(maskedSecret);
  const stored = keeps ? openValues(ctx.secretBox, row) : {};
  const values = mergeSecrets(definition.fields, stored, given);
  if (keeps && values["otherHosts"] !== undefined && values["otherHosts"] !== stored["otherHosts"])
    throw new AppError(
      "invalid_input",
      "Enter the secret again to name other hosts: only who knows it may say who else is given it.",
    );
  requireComplete(definition, values);
  return sealValues(ctx.secretBox, row.id, values);
}
