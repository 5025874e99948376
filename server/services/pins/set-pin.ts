import { and, count, eq, ne } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flowPins } from "@/server/data/schema/flow-pins";
import { storableJson } from "@/server/data/storable";
import { requireRole, type ServiceContext } from "../context";
import { findChangeableFlow } from "../flows/find-changeable-flow";

const most = { pins: 200, bytes: 256 * 1024 };

interface PinToSet {
  flowId: string;
  nodeId: string;
  /** Null: the step is run again. */
  output: Record<string, unknown> | null;
}

/** Pins an output to a step of an agentflow, or takes it away. */
export async function setPin(ctx: ServiceContext, { flowId, nodeId, output }: PinToSet): Promise<void> {
  requireRole(ctx, "editor");
  const { id, kind, workspaceId } = await findChangeableFlow(ctx, flowId);
  if (kind !== "agentflow") throw new AppError("unprocessable", "Outputs are pinned to steps of agentflows only.");
  const own = and(eq(flowPins.flowId, id), eq(flowPins.nodeId, nodeId));
  if (output === null) return void (await ctx.db.delete(flowPins).where(own));
  const json = storableJson(output) ?? "{}";
  if (Buffer.byteLength(json) > most.bytes)
    throw new AppError("too_large", `A pinned output may have ${String(most.bytes / 1024)} KB. Shorten it.`);
  const others = and(eq(flowPins.flowId, id), ne(flowPins.nodeId, nodeId));
  const [pinned] = await ctx.db.select({ total: count() }).from(flowPins).where(others);
  if ((pinned?.total ?? 0) >= most.pins)
    throw new AppError("too_large", `A flow may have ${String(most.pins)} pinned outputs. Unpin some first.`);
  const set = { output: readBack(json), updatedBy: ctx.actor.userId, updatedAt: ctx.clock.now() };
  await ctx.db
    .insert(flowPins)
    .values({ flowId: id, nodeId, workspaceId, ...set })
    .onConflictDoUpdate({ target: [flowPins.flowId, flowPins.nodeId], set });
}

/** Without what Postgres cannot store. */
const readBack = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;
