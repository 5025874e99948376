import { and, desc, eq, lt } from "drizzle-orm";
import type { VersionKind } from "@/domain/flow/version-kind";
import { users } from "@/server/data/schema/accounts";
import { flowVersions } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "./find-flow";

export interface VersionEntry {
  number: number;
  kind: VersionKind;
  name: string | null;
  restoredFrom: number | null;
  createdAt: Date;
  publishedAt: Date | null;
  /** Name or e-mail address of who made it; null when a program did, or somebody who has left. */
  author: string | null;
  authorId: string | null;
}

export interface VersionPage {
  versions: VersionEntry[];
  /** Where the next page begins; null on the last. */
  before: number | null;
}

const pageSize = 50;

/** A flow's versions, newest first. */
export async function listVersions(
  ctx: ServiceContext,
  input: { id: string; cursor?: number | undefined },
): Promise<VersionPage> {
  requireAccess(ctx, "viewer", "manage");
  const flow = await findFlow(ctx, input.id);
  const rows = await ctx.db
    .select({
      ...{ number: flowVersions.number, kind: flowVersions.kind, name: flowVersions.name },
      ...{ restoredFrom: flowVersions.restoredFrom, createdAt: flowVersions.createdAt },
      ...{ publishedAt: flowVersions.publishedAt, authorId: flowVersions.createdBy },
      ...{ authorName: users.name, authorEmail: users.email },
    })
    .from(flowVersions)
    .leftJoin(users, eq(users.id, flowVersions.createdBy))
    .where(
      and(
        eq(flowVersions.flowId, flow.id),
        input.cursor === undefined ? undefined : lt(flowVersions.number, input.cursor),
      ),
    )
    .orderBy(desc(flowVersions.number))
    .limit(pageSize + 1);
  const versions = rows.slice(0, pageSize).map(({ authorName, authorEmail, ...version }) => ({
    ...version,
    author: authorName || authorEmail,
  }));
  return { versions, before: rows.length > pageSize ? (versions.at(-1)?.number ?? null) : null };
}
