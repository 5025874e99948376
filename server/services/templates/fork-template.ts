import type { FlowKind } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { AppError } from "@/domain/errors";
import { type FlowProvisions, provideFlow } from "@/domain/flow/flow-needs";
import { starterPrompts } from "@/domain/flow-settings/chat-sections";
import { requireAccess, type ServiceContext } from "../context";
import { findCredential } from "../credentials/find-credential";
import { findStore } from "../documents/stores/find-store";
import { createFlow } from "../flows/create-flow";
import { findFlow } from "../flows/find-flow";
import { getTemplate } from "./get-template";

export interface ForkTemplate {
  id: string;
  name?: string | undefined;
  /** What the template needs, as far as it is known already; the rest is chosen on the canvas. */
  given?: FlowProvisions | undefined;
}

/** Makes a new flow from a template. */
export async function forkTemplate(ctx: ServiceContext, input: ForkTemplate): Promise<{ id: string; kind: FlowKind }> {
  requireAccess(ctx, "editor", "manage");
  const { kind, name, document, questions } = await getTemplate(ctx, input);
  const given = input.given ?? {};
  await requireOwn(ctx, given);
  const { id } = await createFlow(ctx, {
    ...{ kind, name: input.name ?? name },
    document: provideFlow(document, specLookup(ctx.catalogue.specs()), given),
    ...(questions.length > 0 && { settings: starterPrompts.write({}, { prompts: questions }) }),
  });
  return { id, kind };
}

/** Everything that is given must be of the workspace, and fit. */
async function requireOwn(
  ctx: ServiceContext,
  { credentials = {}, documentStore, flow }: FlowProvisions,
): Promise<void> {
  const { workspaceId } = ctx.actor;
  for (const [types, id] of Object.entries(credentials)) {
    const { type, name } = await findCredential(ctx.db, workspaceId, id);
    if (!types.split("|").includes(type))
      throw new AppError("invalid_input", `“${name}” is a credential for something else. Choose another.`);
  }
  if (documentStore !== undefined) await findStore(ctx, documentStore);
  if (flow !== undefined) await findFlow(ctx, flow);
}
