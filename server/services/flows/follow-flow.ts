import { and, eq, gt, ne } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { users } from "@/server/data/schema/accounts";
import { flowPresence, flowVersions } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { requireRole, type ServiceContext } from "../context";
import { findFlow } from "./find-flow";

export interface FollowFlow {
  id: string;
  /** This window, by an id that it made up. */
  tab: string;
  /** Nodes that are selected in it. */
  selected: string[];
  /** The newest version it knows of. */
  known: number | null;
}

export interface OtherPerson {
  tab: string;
  userId: string;
  name: string;
  selected: string[];
}

export interface FlowNews {
  name: string;
  published: number | null;
  /** The newest version, when it is another than the one that is known. */
  latest: { number: number; document: FlowDocument; author: string | null } | null;
  /** Who else has the flow open, this person's other windows included. */
  others: OtherPerson[];
}

/** Who was not heard of for that long has gone. Windows ask every two seconds, and those nobody looks at every five. */
export const awayMs = 12_000;

/**
 * Says that somebody has the flow open, and tells what is new about it. All of it goes by way of the database, so that
 * it does not matter which process of several is asked.
 */
export async function followFlow(ctx: ServiceContext, input: FollowFlow): Promise<FlowNews> {
  requireRole(ctx, "viewer");
  const flow = await findFlow(ctx, input.id);
  if (!isUuid(input.tab)) throw new AppError("invalid_input", "The id of a window is a UUID.");
  const [now, { userId, workspaceId }] = [ctx.clock.now(), ctx.actor];
  const seen = { userId, selected: input.selected, seenAt: now };
  await ctx.db
    .insert(flowPresence)
    .values({ flowId: flow.id, tab: input.tab, workspaceId, ...seen })
    .onConflictDoUpdate({
      target: [flowPresence.flowId, flowPresence.tab],
      set: seen,
      // A window's id is no secret that would let somebody else speak for it.
      setWhere: eq(flowPresence.userId, userId),
    });
  const known = await numbersOf(ctx, flow);
  return {
    name: flow.name,
    published: known.published,
    latest: known.latest === null || known.latest === input.known ? null : await newest(ctx, flow.latestVersionId),
    others: await othersOn(ctx, flow.id, input.tab, now),
  };
}

async function numbersOf(
  ctx: ServiceContext,
  flow: { id: string; latestVersionId: string | null; publishedVersionId: string | null },
) {
  const numberOf = async (id: string | null) => {
    if (id === null) return null;
    const [row] = await ctx.db
      .select({ number: flowVersions.number })
      .from(flowVersions)
      .where(eq(flowVersions.id, id));
    return row?.number ?? null;
  };
  const latest = await numberOf(flow.latestVersionId);
  const same = flow.publishedVersionId === flow.latestVersionId;
  return { latest, published: same ? latest : await numberOf(flow.publishedVersionId) };
}

async function newest(ctx: ServiceContext, id: string | null): Promise<FlowNews["latest"]> {
  if (id === null) return null;
  const [row] = await ctx.db
    .select({
      ...{ number: flowVersions.number, document: flowVersions.document },
      ...{ name: users.name, email: users.email },
    })
    .from(flowVersions)
    .leftJoin(users, eq(users.id, flowVersions.createdBy))
    .where(and(eq(flowVersions.id, id), eq(flowVersions.workspaceId, ctx.actor.workspaceId)));
  return row ? { number: row.number, document: row.document, author: row.name || row.email } : null;
}

async function othersOn(ctx: ServiceContext, flowId: string, tab: string, now: Date): Promise<OtherPerson[]> {
  const rows = await ctx.db
    .select({
      ...{ tab: flowPresence.tab, userId: flowPresence.userId, selected: flowPresence.selected },
      ...{ name: users.name, email: users.email },
    })
    .from(flowPresence)
    .innerJoin(users, eq(users.id, flowPresence.userId))
    .where(
      and(
        eq(flowPresence.flowId, flowId),
        ne(flowPresence.tab, tab),
        gt(flowPresence.seenAt, new Date(now.getTime() - awayMs)),
      ),
    )
    .orderBy(flowPresence.tab)
    .limit(50);
  return rows.map(({ email, name, ...person }) => ({ ...person, name: name || email }));
}
