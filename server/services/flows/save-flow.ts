import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { sameDocument } from "@/domain/flow/share-document";
import type { VersionKind } from "@/domain/flow/version-kind";
import type { Database } from "@/server/data/database";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import { actingUser, requireAccess, type ServiceContext } from "../context";
import { flowNotFound } from "./find-flow";
import { markPublished } from "./mark-published";
import { requireChange } from "./require-change";
import { ownFlows } from "./own-flows";
import { thinVersions } from "./thin-versions";
import { writeVersion } from "./write-version";

export interface SaveFlow {
  id: string;
  /** Number of the version the edits began from; null for a flow that was never saved. `"any"` overwrites. */
  baseNumber: number | null | "any";
  document: FlowDocument;
  /** Publishes what is saved. The first save by hand of a never published flow does so anyway. */
  publish?: boolean;
  /** How it came to be; `saved`, by hand, when absent. */
  kind?: VersionKind;
  /** Number of the version that is brought back. */
  restoredFrom?: number | undefined;
  /** Made up by the caller. A save that is sent again because its answer was lost is answered as it was. */
  attempt?: string | undefined;
}

export interface SavedFlow {
  versionId: string;
  number: number;
  /** Number of the version the API answers from afterwards; null before the first save by hand. */
  published: number | null;
  /** The attempt was known: what is told is what came of it then. */
  repeated: boolean;
}

type Version = typeof flowVersions.$inferSelect;

/**
 * Saves a new version; what is saved already makes none. Fails with `conflict` when somebody else saved something else
 * since `baseNumber`.
 */
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
    const latest = await versionOf(tx, eq(flowVersions.id, flow.latestVersionId ?? nobody));
    const published = await versionOf(tx, eq(flowVersions.id, flow.publishedVersionId ?? nobody));
    const earlier = await earlierAttempt(tx, input);
    if (earlier) return { ...earlier, published: published?.number ?? null, repeated: true };
    const kept = latest && sameDocument(latest.document, input.document) ? latest : undefined;
    if (!kept) requireNewest(input.baseNumber, latest);
    const publish = input.publish === true || (input.kind !== "autosaved" && !published);
    const now = ctx.clock.now();
    const version = kept
      ? await keepVersion(tx, kept, input)
      : await writeVersion(tx, {
          ...{ workspaceId, flowId: flow.id, number: (latest?.number ?? 0) + 1, document: input.document },
          ...{ kind: input.kind ?? "saved", restoredFrom: input.restoredFrom, attempt: input.attempt },
          ...{ createdBy: actingUser(ctx.actor), now },
        });
    if (publish && published?.id !== version.versionId) await markPublished(tx, flow.id, version.versionId, now);
    if (!kept) await thinVersions(tx, flow.id, now);
    const answersFrom = publish ? version.number : (published?.number ?? null);
    return { ...version, published: answersFrom, repeated: false };
  });
  ctx.changes.publish({ type: "flow", id: input.id });
  return saved;
}

const nobody = "00000000-0000-0000-0000-000000000000";

async function versionOf(tx: Database, which: ReturnType<typeof eq>): Promise<Version | undefined> {
  const [row] = await tx.select().from(flowVersions).where(which);
  return row;
}

async function earlierAttempt(tx: Database, { id, attempt }: SaveFlow) {
  if (attempt === undefined) return undefined;
  const [row] = await tx
    .select({ versionId: flowVersions.id, number: flowVersions.number })
    .from(flowVersions)
    .where(and(eq(flowVersions.flowId, id), eq(flowVersions.attempt, attempt)));
  return row;
}

function requireNewest(base: SaveFlow["baseNumber"], latest: Version | undefined): void {
  if (base === "any" || base === (latest?.number ?? null)) return;
  throw new AppError(
    "conflict",
    "This flow was saved elsewhere since you opened it. Load the newest version, or save yours as a copy.",
  );
}

/** What was saved by itself is kept for good once somebody saves it by hand. */
async function keepVersion(tx: Database, kept: Version, { kind = "saved" }: SaveFlow) {
  if (kept.kind === "autosaved" && kind !== "autosaved" && kind !== "merged")
    await tx.update(flowVersions).set({ kind: "saved" }).where(eq(flowVersions.id, kept.id));
  return { versionId: kept.id, number: kept.number };
}
