import type { FlowKind } from "@/domain/catalogue/node-spec";
import { AppError } from "@/domain/errors";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { VersionKind } from "@/domain/flow/version-kind";
import { type FlowSettings, flows } from "@/server/data/schema/flows";
import { actingUser, requireAccess, type ServiceContext } from "../context";
import type { FlowDetail } from "./get-flow";
import { markPublished } from "./mark-published";
import { writeVersion } from "./write-version";

export interface NewFlow {
  /** Kept from where it comes from, when the caller knows it to be free. A new one otherwise. */
  id?: string;
  kind: FlowKind;
  /** What a program of Flowise called it, where that is neither a chatflow nor an agentflow. */
  saidType?: FlowDetail["saidType"];
  name: string;
  /** Becomes version 1, published at once. */
  document?: FlowDocument;
  /** How that version came to be. */
  versionKind?: VersionKind;
  category?: string | null;
  isPublic?: boolean;
  settings?: FlowSettings;
  /** Of the workspace; the caller has seen to it. */
  folderId?: string | null;
  /** It answers for a template and is in no list. */
  isTemplate?: boolean;
}

/** Makes a flow. What came from a request names no id here unless its verb has looked whether it is free. */
export async function createFlow(ctx: ServiceContext, input: NewFlow): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const { workspaceId } = ctx.actor;
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const [flow] = await tx
      .insert(flows)
      .values({
        ...(input.id !== undefined && { id: input.id }),
        workspaceId,
        kind: input.kind,
        saidType: input.saidType ?? null,
        name: input.name,
        category: input.category ?? null,
        isPublic: input.isPublic ?? false,
        settings: input.settings ?? {},
        isTemplate: input.isTemplate ?? false,
        folderId: input.folderId ?? null,
        createdBy: actingUser(ctx.actor),
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: flows.id });
    if (!flow) throw new AppError("internal", "The flow could not be made.");
    const { document } = input;
    if (document) {
      const { versionId } = await writeVersion(tx, {
        ...{ workspaceId, flowId: flow.id, number: 1, document, kind: input.versionKind ?? "saved" },
        ...{ createdBy: actingUser(ctx.actor), now },
      });
      await markPublished(tx, flow.id, versionId, now);
    }
    return flow;
  });
}
