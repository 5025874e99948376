import { and, eq, isNull, or } from "drizzle-orm";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { type FlowUse, type UseKind, usesOf } from "@/domain/flow/uses-of";
import type { Database } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";
import type { Actor } from "../context";
import { ownFlows } from "../flows/own-flows";
import { visibleFlows } from "../flows/see-flow";

/** A flow that uses something, and where in it. */
export interface UsingFlow {
  id: string;
  name: string;
  kind: FlowKind;
  nodes: { id: string; label: string }[];
}

/** Which flows that the actor sees use what of one kind, in their newest or their published version: by id, of variables by name. */
export async function findUses(
  { db, actor }: { db: Database; actor: Actor },
  kind: UseKind,
): Promise<ReadonlyMap<string, UsingFlow[]>> {
  const { workspaceId } = actor;
  await fillIndex(db, workspaceId);
  const rows = await db
    .select({ id: flows.id, name: flows.name, kind: flows.kind, uses: flowVersions.uses })
    .from(flows)
    .innerJoin(flowVersions, current)
    .where(and(ownFlows(workspaceId), await visibleFlows({ db, actor })))
    .orderBy(flows.name, flows.id);
  const found = new Map<string, UsingFlow[]>();
  for (const { uses, ...flow } of rows) for (const use of uses ?? []) if (use.kind === kind) note(found, flow, use);
  return found;
}

const current = or(eq(flowVersions.id, flows.latestVersionId), eq(flowVersions.id, flows.publishedVersionId));

const atOnce = 50;

/** Reads the documents that nobody has looked into yet, a few at a time: each version once in its life. */
async function fillIndex(db: Database, workspaceId: string): Promise<void> {
  for (;;) {
    const unread = await db
      .select({ id: flowVersions.id, document: flowVersions.document })
      .from(flows)
      .innerJoin(flowVersions, current)
      .where(and(ownFlows(workspaceId), isNull(flowVersions.uses)))
      .limit(atOnce);
    for (const { id, document } of unread)
      await db
        .update(flowVersions)
        .set({ uses: usesOf(document) })
        .where(eq(flowVersions.id, id));
    if (unread.length < atOnce) return;
  }
}

function note(
  found: Map<string, UsingFlow[]>,
  flow: Omit<UsingFlow, "nodes">,
  { target, nodeId, label }: FlowUse,
): void {
  const flowsOf = found.get(target) ?? [];
  const known = flowsOf.find(({ id }) => id === flow.id);
  if (!known) found.set(target, [...flowsOf, { ...flow, nodes: [{ id: nodeId, label }] }]);
  else if (!known.nodes.some(({ id }) => id === nodeId)) known.nodes.push({ id: nodeId, label });
}
