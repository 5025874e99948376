import type { ServiceContext } from "../context";
import { copyFlowFiles } from "../flow-files/copy-flow-files";
import { createFlow } from "./create-flow";
import { findFlow } from "./find-flow";
import { getFlow } from "./get-flow";

/** A private copy of the newest version and the files of its loaders under a new name, without the original's keys. */
export async function duplicateFlow(ctx: ServiceContext, input: { id: string }): Promise<{ id: string }> {
  const { kind, name, category, settings, latest, document } = await getFlow(ctx, input);
  const { folderId } = await findFlow(ctx, input.id);
  const copy = await createFlow(ctx, {
    kind,
    name: `${name.slice(0, 190)} (copy)`,
    category,
    settings,
    folderId,
    ...(latest && { document }),
  });
  await copyFlowFiles(ctx, { workspaceId: ctx.actor.workspaceId, from: input.id, to: copy.id });
  return copy;
}
