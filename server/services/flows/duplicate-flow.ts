import type { ServiceContext } from "../context";
import { createFlow } from "./create-flow";
import { getFlow } from "./get-flow";

/** A private copy of the newest version under a new name, without the original's keys. */
export async function duplicateFlow(ctx: ServiceContext, input: { id: string }): Promise<{ id: string }> {
  const { kind, name, category, settings, latest, document } = await getFlow(ctx, input);
  return createFlow(ctx, {
    kind,
    name: `${name.slice(0, 190)} (copy)`,
    category,
    settings,
    ...(latest && { document }),
  });
}
