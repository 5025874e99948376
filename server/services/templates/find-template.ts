import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { templates } from "@/server/data/schema/templates";
import { isUuid } from "@/server/platform/ids";

export type TemplateRow = typeof templates.$inferSelect;

/** A template of the actor's workspace. Any other id is `not_found`. */
export async function findTemplate(
  ctx: { db: Database; actor: { workspaceId: string } },
  id: string,
): Promise<TemplateRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(templates)
        .where(and(eq(templates.id, id), eq(templates.workspaceId, ctx.actor.workspaceId)))
    : [];
  if (!row) throw templateNotFound(id);
  return row;
}

export const templateNotFound = (id: string): AppError => new AppError("not_found", `Template not found: ${id}`);
