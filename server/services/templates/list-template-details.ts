import { and, desc, eq, sql } from "drizzle-orm";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { users } from "@/server/data/schema/accounts";
import { templates } from "@/server/data/schema/templates";
import { actingUser, requireAccess, type ServiceContext } from "../context";

export interface TemplateDetail {
  id: string;
  kind: FlowKind;
  name: string;
  description: string;
  createdAt: Date;
  /** Who published it; null when that person is gone, or a program did. */
  author: string | null;
  /** Whoever asks published it. */
  own: boolean;
  /** Names of its node types, each once. */
  nodeNames: string[];
  document: FlowDocument;
}

/** The workspace's templates with their drawings, newest first; with `id` that one, if it is there. */
export async function listTemplateDetails(ctx: ServiceContext, input: { id?: string } = {}): Promise<TemplateDetail[]> {
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
    ...{ id, kind, name, description, createdAt, author, document },
    own: me !== null && createdBy === me,
    nodeNames: [...new Set(document.nodes.map((node) => node.name))],
  }));
}
