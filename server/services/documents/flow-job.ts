import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { upsertJobs } from "@/server/data/schema/upsert-jobs";
import { planUpsert } from "@/server/engine/documents/plan-upsert";
import type { PlannedNode } from "@/server/engine/plan-chatflow";
import type { SentFile } from "@/server/nodes/documents/document-slots";
import type { FileStore } from "@/server/platform/file-store";
import type { NewJob } from "../jobs/job";
import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";
import { keepSentFiles, keptFile } from "./kept-files";

const mostOpen = 20;

export interface FlowUpsert {
  flow: CallableFlow;
  /** From the canvas: the newest version counts. */
  internal: boolean;
  /** Ids of the stores to fill; empty: the flow's own choice. */
  stopNodeIds: readonly string[];
  overrideConfig?: Readonly<Record<string, unknown>> | undefined;
  chatId?: string | undefined;
  files: readonly SentFile[];
}

/** What a job keeps of the call. */
export const flowUpsertRequest = z.object({
  versionId: z.string(),
  stopNodeIds: z.array(z.string()),
  overrideConfig: z.record(z.string(), z.unknown()).optional(),
  chatId: z.string().optional(),
  files: z.array(keptFile),
});

/** The job of filling a vector store of a flow. Throws when there is none to fill, before anything is kept. */
export async function flowJob(
  desk: RunDesk,
  { db, files }: { db: Database; files: FileStore },
  call: FlowUpsert,
): Promise<NewJob> {
  const { flow, internal, stopNodeIds, overrideConfig, chatId } = call;
  const versionId = internal ? flow.latestVersionId : flow.publishedVersionId;
  if (versionId === null)
    throw new AppError("unprocessable", "This flow has never been saved. Open it, save it and try again.");
  const { flow: saved } = await desk.prepared.get(flow, versionId);
  const order = planUpsert(saved.document, desk.portsOf(flow.workspaceId).catalogue, stopNodeIds);
  await requireRoom(db, flow.id);
  const request: z.input<typeof flowUpsertRequest> = {
    ...{ versionId, stopNodeIds: [...stopNodeIds], chatId, files: await keepSentFiles(files, call.files) },
    ...(overrideConfig && { overrideConfig }),
  };
  return { workspaceId: flow.workspaceId, flowId: flow.id, kind: "flow", target: targetOf(flow.id, order), request };
}

/** Whoever may call a flow may fill it; files that wait for their turn must not fill the disk. */
async function requireRoom(db: Database, flowId: string): Promise<void> {
  const open = await db.$count(
    upsertJobs,
    and(eq(upsertJobs.flowId, flowId), inArray(upsertJobs.status, ["queued", "running"])),
  );
  if (open >= mostOpen)
    throw new AppError("rate_limited", `${open} upserts of this flow wait already. Try again when some have ended.`, {
      retryAfter: 30,
    });
}

/** What two flows may share are the names that their stores and record managers go by. */
function targetOf(flowId: string, order: readonly PlannedNode[]): string {
  const named = (category: string, input: string): string | undefined => {
    const value = order.find(({ definition }) => definition.category === category)?.node.inputs[input];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const namespace = named("Record Manager", "namespace");
  if (namespace !== undefined) return `namespace:${namespace}`;
  const collection = named("Vector Stores", "collection");
  return collection === undefined ? `flow:${flowId}:${order.at(-1)?.node.id}` : `collection:${collection}`;
}
