import { z } from "zod";
import type { Choice } from "@/domain/catalogue/field";
import { AppError, isAppError } from "@/domain/errors";
import type { OpenDatabase } from "@/server/data/database";
import { keepSecretsAtHome } from "@/server/engine/keep-secrets-at-home";
import type { OutsideTools } from "@/server/engine/ports";
import { requireAccess, type ServiceContext } from "../context";
import { openCredential } from "../credentials/open-credential";
import { workspaceTools } from "../documents/workspace-tools";

export interface LoadChoices {
  nodeName: string;
  /** Name of one of the node's loaders. */
  loader: string;
  credentialId?: string;
  inputs: Record<string, unknown>;
}

const patienceMs = 15_000;
const choicesSchema = z
  .array(z.object({ label: z.string(), name: z.string(), description: z.string().optional() }))
  .max(5_000);

/** The choices of a field that the server loads with the node's credential, such as a provider's models. */
export async function loadChoices(
  ctx: ServiceContext,
  ports: { nodeTools: OutsideTools; database: OpenDatabase; signal?: AbortSignal | undefined },
  input: LoadChoices,
): Promise<Choice[]> {
  requireAccess(ctx, "editor", "manage");
  const definition = ctx.catalogue.get(input.nodeName);
  const loaders = definition?.loaders ?? {};
  const load = Object.hasOwn(loaders, input.loader) ? loaders[input.loader] : undefined;
  if (!definition || !load) throw new AppError("not_found", "This server has no such list of choices.");
  const credential = input.credentialId
    ? await openCredential(ctx, ctx.actor.workspaceId, input.credentialId)
    : undefined;
  const types = [definition.credential, ...(definition.otherCredentials ?? [])];
  const type = types.find((each) => each?.name === credential?.type);
  if (credential && !type) {
    throw new AppError("invalid_input", `The node "${definition.label}" does not take a credential of this type.`);
  }
  const patience = AbortSignal.timeout(patienceMs);
  const signal = ports.signal ? AbortSignal.any([ports.signal, patience]) : patience;
  const all = workspaceTools({ ...ctx, ...ports }, ctx.actor.workspaceId);
  const { label } = definition;
  const tools =
    credential && type ? keepSecretsAtHome(all, { label, credential: type, secrets: credential.secrets }) : all;
  try {
    return choicesSchema.parse(await load({ secrets: credential?.secrets ?? {}, inputs: input.inputs, tools, signal }));
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    // What a provider's SDK says may repeat the secret it was given.
    throw new AppError(
      "upstream_failed",
      `The list for "${definition.label}" could not be loaded. Check its credential and its address, or type the value.`,
      { cause },
    );
  }
}
