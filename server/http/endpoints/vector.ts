import type { BodyOf } from "@/domain/api/contract";
import * as contracts from "@/domain/api/contracts/vector";
import { AppError, isAppError } from "@/domain/errors";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { flowJob, type FlowUpsert } from "@/server/services/documents/flow-job";
import { deleteUpserts } from "@/server/services/documents/history/delete-upserts";
import { listUpserts } from "@/server/services/documents/history/list-upserts";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { deskOf } from "../desk-of";
import { failureBody, jsonResponse, publicError } from "../error-response";
import { flowOfPath } from "../flow-gate";
import { flowRoute } from "../flow-route";
import { isForLater, jobResponse, upsertReply } from "../upsert-reply";
import type { Incoming } from "../incoming";
import { route } from "../route";

const failurePrefix = "Error: vectorsService.upsertVector - ";

interface Asked {
  incoming: Incoming;
  flow: CallableFlow;
  body: BodyOf<typeof contracts.upsertVectors>;
  internal: boolean;
  headers: Readonly<Record<string, string>>;
}

/** What goes wrong once a store is to be filled is always 500, as clients expect. */
async function fill(asked: Asked): Promise<Response> {
  const { incoming, flow, body, internal, headers } = asked;
  const { runtime } = incoming;
  try {
    const { stopNodeId: stopNodeIds, overrideConfig, chatId } = body;
    const files = await Promise.all(body.files.map(sent));
    const { runs, jobs } = documentDeskOf(runtime);
    const job = await flowJob(runs, runtime, { flow, internal, stopNodeIds, overrideConfig, chatId, files });
    if (isForLater(incoming)) return jobResponse(await jobs.add(job), headers);
    return jsonResponse(upsertReply(await jobs.addAndWait(job)), 200, headers);
  } catch (error) {
    if (isAppError(error) && error.code === "rate_limited") throw error;
    if (!isAppError(error) || error.code === "internal")
      runtime.log.error({ err: error }, "A vector store could not be filled");
    return jsonResponse(failureBody(500, failurePrefix + publicError(error).message), 500, headers);
  }
}

const sent = async (file: File): Promise<FlowUpsert["files"][number]> => ({
  name: file.name,
  mime: file.type,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

export const upsertVectors = flowRoute(contracts.upsertVectors, ({ incoming, flow, body, cors }) =>
  fill({ incoming, flow, body, internal: false, headers: cors }),
);

export const upsertVectorsInternally = route(contracts.upsertVectorsInternally, async ({ body, incoming, ctx }) => {
  const flow = await flowOfPath(incoming, deskOf(incoming.runtime).findFlow);
  if (flow.workspaceId !== ctx.actor.workspaceId)
    throw new AppError("not_found", `Chatflow ${flow.id} not found in the database!`);
  return fill({ incoming, flow, body, internal: true, headers: {} });
});

export const upsertHistory = route(contracts.upsertHistory, async ({ params, query, ctx }) => {
  const { order, startDate: from, endDate: to } = query;
  const entries = await listUpserts(ctx, { id: params.id ?? "", order: order === "asc" ? "ASC" : "DESC", from, to });
  return entries.map(({ id, flowId, storeId, result, nodes, createdAt }) => ({
    ...{ id, chatflowid: flowId ?? storeId ?? "", result, flowData: nodes },
    date: createdAt.toISOString(),
  }));
});

export const deleteUpsertHistory = route(contracts.deleteUpsertHistory, async ({ body, ctx }) => ({
  raw: [],
  affected: await deleteUpserts(ctx, body),
}));
