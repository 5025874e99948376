import type { Database } from "@/server/data/database";
import type { Actor } from "../context";
import { findFlow, type FlowRow } from "./find-flow";
import { requireChange } from "./require-change";

/** As `findFlow`, for whoever may change it. Others are told why they may not. */
export async function findChangeableFlow(ctx: { db: Database; actor: Actor }, id: string): Promise<FlowRow> {
  const flow = await findFlow(ctx, id);
  await requireChange(ctx, flow);
  return flow;
}
