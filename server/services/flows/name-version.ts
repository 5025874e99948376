import { eq } from "drizzle-orm";
import { flowVersions } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findChangeableFlow } from "./find-changeable-flow";
import { findVersion } from "./find-version";

/** Calls a version something, which also keeps it for good. An empty name takes it back. */
export async function nameVersion(
  ctx: ServiceContext,
  input: { id: string; number: number; name: string },
): Promise<void> {
  requireAccess(ctx, "editor", "manage");
  await findChangeableFlow(ctx, input.id);
  const version = await findVersion(ctx, input);
  await ctx.db
    .update(flowVersions)
    .set({ name: input.name.trim() || null })
    .where(eq(flowVersions.id, version.id));
}
