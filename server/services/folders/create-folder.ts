import { count, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { flowFolders } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findFolder } from "./find-folder";

const most = 500;

/** Makes a folder, at the top or in another one that lies there. */
export async function createFolder(
  ctx: ServiceContext,
  input: { name: string; parentId?: string | null | undefined },
): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const { workspaceId } = ctx.actor;
  const parent = input.parentId ? await findFolder(ctx, input.parentId) : null;
  if (parent?.parentId)
    throw new AppError("unprocessable", "Folders go two levels deep. Make this one beside the folder, not in it.");
  const [known] = await ctx.db
    .select({ total: count() })
    .from(flowFolders)
    .where(eq(flowFolders.workspaceId, workspaceId));
  if ((known?.total ?? 0) >= most)
    throw new AppError("too_large", `A workspace has at most ${String(most)} folders. Delete some first.`);
  const [made] = await ctx.db
    .insert(flowFolders)
    .values({ workspaceId, name: input.name, parentId: parent?.id ?? null, createdAt: ctx.clock.now() })
    .returning({ id: flowFolders.id });
  if (!made) throw new AppError("internal", "The folder could not be made.");
  return made;
}
