import { and, eq } from "drizzle-orm";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import type { VersionKind } from "@/domain/flow/version-kind";
import { type FlowSettings, flowVersions } from "@/server/data/schema/flows";
import { users } from "@/server/data/schema/accounts";
import { flowKeys } from "@/server/data/schema/keys";
import { requireAccess, type ServiceContext } from "../context";
import { findFlow } from "./find-flow";
import { flowAccess, type FlowAccess } from "./flow-access";

export interface FlowDetail {
  id: string;
  name: string;
  kind: FlowKind;
  saidType: "MULTIAGENT" | "ASSISTANT" | null;
  isPublic: boolean;
  category: string | null;
  settings: FlowSettings;
  createdAt: Date;
  updatedAt: Date;
  latest: { id: string; number: number; createdAt: Date; kind?: VersionKind; author?: string | null } | null;
  published: { id: string; number: number } | null;
  /** The newest version's document; empty before the first save. */
  document: FlowDocument;
  /** Keys that it accepts and no others; null: every key of the workspace that may predict. */
  keyIds: string[] | null;
}

export interface OpenedFlow extends FlowDetail {
  access: FlowAccess;
}

/** A flow with its newest document, and what whoever asks may do with it. */
export async function getFlow(ctx: ServiceContext, input: { id: string }): Promise<OpenedFlow> {
  requireAccess(ctx, "viewer", "manage");
  const flow = await findFlow(ctx, input.id);
  const latest = await versionOf(ctx, flow.latestVersionId);
  const published =
    flow.publishedVersionId === flow.latestVersionId ? latest : await versionOf(ctx, flow.publishedVersionId);
  const keys = await ctx.db.select({ id: flowKeys.keyId }).from(flowKeys).where(eq(flowKeys.flowId, flow.id));
  const { id, name, kind, saidType, isPublic, category, settings, createdAt, updatedAt } = flow;
  return {
    ...{ id, name, kind, saidType, isPublic, category, settings, createdAt, updatedAt },
    latest: latest && (await latestOf(ctx, latest)),
    published: published && { id: published.id, number: published.number },
    document: latest?.document ?? emptyFlow,
    access: await flowAccess(ctx, flow),
    keyIds: flow.assignedKeysOnly ? keys.map((key) => key.id) : null,
  };
}

async function latestOf(
  ctx: ServiceContext,
  { id, number, createdAt, kind, createdBy }: typeof flowVersions.$inferSelect,
): Promise<FlowDetail["latest"]> {
  const [author] = createdBy
    ? await ctx.db.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, createdBy))
    : [];
  return { id, number, createdAt, kind, author: author ? author.name || author.email : null };
}

async function versionOf(ctx: ServiceContext, id: string | null) {
  if (!id) return null;
  const [row] = await ctx.db
    .select()
    .from(flowVersions)
    .where(and(eq(flowVersions.id, id), eq(flowVersions.workspaceId, ctx.actor.workspaceId)));
  return row ?? null;
}
