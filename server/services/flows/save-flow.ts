import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { actingUser, requireAccess, type ServiceContext } from "../context";
import { flowNotFound } from "./find-flow";
import { requireChange } from "./require-change";
import { writeVersion } from "./write-version";
import { ownFlows } from "./own-flows";

export interface SaveFlow {
  id: string;
  /** Number of the version the edits began from; null for a flow that was never saved. `"any"` overwrites. */
  baseNumber: number | null | "any";
  document: FlowDocument;
  /** Publishes what is saved. The first save of a never published flow does so anyway. */
  publish?: boolean;
}

export interface SavedFlow {
  versionId: string;
  number: number;
  /** Number of the version the API answers from afterwards. */
  published: number;
}

/** Saves a new version. Fails with `conflict` when somebody else saved since `baseNumber`. */
export async function saveFlow(ctx: ServiceContext, input: SaveFlow): Promise<SavedFlow> {
  requireAccess(ctx, "editor", "manage");
  if (!isUuid(input.id)) throw flowNotFound();
  const { workspaceId } = ctx.actor;
  const saved = await ctx.db.transaction(async (tx) => {
    // The row lock makes saves of one flow wait for each other, so two cannot both find themselves newest.
    const [flow] = await tx
      .select({
        ...{ id: flows.id, latestVersionId: flows.latestVersionId, publishedVersionId: flows.publishedVersionId },
        ...{ createdBy: flows.createdBy, sharing: flows.sharing },
      })
      .from(flows)
      .where(and(eq(flows.id, input.id), ownFlows(workspaceId)))
      .for("update");
    if (!flow) throw flowNotFound();
    await requireChange({ db: tx, actor: ctx.actor }, flow);
    const numberOf = async (versionId: string | null) => {
      if (!versionId) return null;
      const [row] = await tx
        .select({ number: flowVersions.number })
        .from(flowVersions)
        .where(eq(flowVersions.id, versionId));
      return row?.number ?? null;
    };
    const latest = await numberOf(flow.latestVersionId);
    if (input.baseNumber !== "any" && input.baseNumber !== latest) {
      throw new AppError(
        "conflict",
        "This flow was saved elsewhere since you opened it. Load the newest version, or save yours as a copy.",
      );
    }
    const number = (latest ?? 0) + 1;
    const publish = input.publish === true || flow.publishedVersionId === null;
    const { versionId } = await writeVersion(tx, {
      ...{ workspaceId, flowId: flow.id, number, document: input.document, publish },
      createdBy: actingUser(ctx.actor),
      now: ctx.clock.now(),
    });
    return { versionId, number, published: publish ? number : ((await numberOf(flow.publishedVersionId)) ?? number) };
  });
  ctx.changes.publish({ type: "flow", id: input.id });
  return saved;
}
