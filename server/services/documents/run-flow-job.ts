import { AppError } from "@/domain/errors";
import { planUpsert } from "@/server/engine/documents/plan-upsert";
import { runUpsert } from "@/server/engine/documents/run-upsert";
import type { UpsertEvent, UpsertResult } from "@/server/engine/documents/upsert-documents";
import type { Database } from "@/server/data/database";
import type { FileStore } from "@/server/platform/file-store";
import type { JobReport, JobWork } from "../jobs/job";
import type { RunDesk } from "../runs/run-desk";
import { documentKey } from "./document-key";
import { flowUpsertRequest } from "./flow-job";
import { historyNodes } from "./history-nodes";
import { openKeptFiles } from "./kept-files";
import { recordUpsert } from "./record-upsert";

/** Fills a vector store of a flow, as a job asks. */
export const runFlowJob =
  (desk: RunDesk, { db, files }: { db: Database; files: FileStore }): JobWork =>
  async (job, { signal, report }) => {
    const { flowId, workspaceId } = job;
    const request = flowUpsertRequest.parse(job.request);
    const flow = flowId === null ? null : await desk.findFlow(flowId);
    if (!flow) throw new AppError("not_found", "The flow was deleted before its store was filled.");
    const prepared = await desk.prepared.get(flow, request.versionId);
    const ports = desk.portsOf(workspaceId);
    const { stopNodeIds, chatId, overrideConfig } = request;
    const asked = {
      ...{ stopNodeIds, chatId, keyOf: documentKey, files: await openKeptFiles(files, request.files) },
      ...(overrideConfig && { overrideConfig }),
      ...(flow.settings.overrideRules && { overrideRules: flow.settings.overrideRules }),
    };
    const result = await told(runUpsert(prepared, asked, ports, signal), report);
    // What was built before may hold what the store held then.
    prepared.forget();
    const order = planUpsert(prepared.flow.document, ports.catalogue, stopNodeIds);
    await recordUpsert(db, { workspaceId, flowId: flow.id, result, nodes: historyNodes(order) });
    return { ...result };
  };

/** Reads an upsert to its end and tells how it goes. */
export async function told(work: AsyncGenerator<UpsertEvent, UpsertResult>, report: JobReport): Promise<UpsertResult> {
  for (;;) {
    const { value, done } = await work.next();
    if (done) return value;
    if (value.type === "skipped") report.failed({ item: value.item, reason: value.reason });
    else report.counts({ ...value.counts, numChunks: value.counts.numAdded + value.counts.numSkipped });
  }
}
