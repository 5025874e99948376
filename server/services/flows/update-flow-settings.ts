import type { FlowSettings } from "@/server/data/schema/flows";
import type { ServiceContext } from "../context";
import { editFlowSettings } from "./edit-flow-settings";

/** Sets the given settings as they stand and keeps the others; null removes one. */
export async function updateFlowSettings(
  ctx: ServiceContext,
  { id, settings = {}, category }: { id: string; settings?: FlowSettings; category?: string | null },
): Promise<void> {
  await editFlowSettings(ctx, { id, change: () => settings, ...(category !== undefined && { category }) });
}
