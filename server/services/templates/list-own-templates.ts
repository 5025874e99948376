import { and, desc, eq, sql } from "drizzle-orm";
import { users } from "@/server/data/schema/accounts";
import { templates } from "@/server/data/schema/templates";
import { actingUser, requireAccess, type ServiceContext } from "../context";
import { drawingFacts, type TemplateDetail } from "./template-detail";

/** What was published in the workspace, newest first; with `id` that one, if it is there. */
export async function listOwnTemplates(ctx: ServiceContext, input: { id?: string } = {}): Promise<TemplateDetail[]> {
  requireAccess(ctx, "viewer", "manage");
  const rows = await ctx.db
    .select({ template: templates, author: sql<string | null>`coalesce(nullif(${users.name}, ''), ${users.email})` })
    .from(templates)
    .leftJoin(users, eq(users.id, templates.createdBy))
    .where(
      and(
        eq(templates.workspaceId, ctx.actor.workspaceId),
        input.id === undefined ? undefined : eq(templates.id, input.id),
      ),
    )
    .orderBy(desc(templates.createdAt), desc(templates.id));
  const me = actingUser(ctx.actor);
  return rows.map(({ template: { id, kind, name, description, createdAt, createdBy, document }, author }) => ({
    ...{ id, ready: false, kind, name, description, tags: [], questions: [], createdAt, author, document },
    own: me !== null && createdBy === me,
    ...drawingFacts(document, ctx.catalogue),
  }));
}
