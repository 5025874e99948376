import type { FlowSettings } from "@/server/data/schema/flows";
import type { ServiceContext } from "../context";
import { changeFlow } from "./change-flow";
import { findFlow } from "./find-flow";

/** Sets the given settings and keeps the others; null removes one. */
export async function updateFlowSettings(
  ctx: ServiceContext,
  input: { id: string; settings?: FlowSettings; category?: string | null },
): Promise<void> {
  const { settings } = await findFlow(ctx, input.id);
  await changeFlow(ctx, input.id, {
    ...(input.settings && { settings: { ...settings, ...input.settings } }),
    ...(input.category !== undefined && { category: input.category }),
  });
}
