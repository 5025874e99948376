import type { BodyOf } from "@/domain/api/contract";
import * as contracts from "@/domain/api/contracts/vector";
import { AppError, isAppError } from "@/domain/errors";
import { type FlowUpsert, upsertFlow } from "@/server/services/documents/upsert-flow";
import { findFlow } from "@/server/services/flows/find-flow";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { deskOf } from "../desk-of";
import { failureBody, jsonResponse, publicError } from "../error-response";
import { flowOfPath } from "../flow-gate";
import { flowRoute } from "../flow-route";
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
async function fill({ incoming: { runtime }, flow, body, internal, headers }: Asked): Promise<Response> {
  try {
    const { stopNodeId: stopNodeIds, overrideConfig, chatId } = body;
    const files = await Promise.all(body.files.map(sent));
    const asked = { flow, internal, stopNodeIds, overrideConfig, chatId, files };
    const { total, failures, ...result } = await upsertFlow(deskOf(runtime), asked);
    return jsonResponse({ ...result, totalKeys: total, ...(failures.length > 0 && { failures }) }, 200, headers);
  } catch (error) {
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

/** No store has been filled by a caller so far: there is nothing to tell, and nothing to delete. */
export const upsertHistory = route(contracts.upsertHistory, async ({ params, ctx }) => {
  await findFlow(ctx, params.id ?? "");
  return [];
});

export const deleteUpsertHistory = route(contracts.deleteUpsertHistory, async () => ({ raw: [], affected: 0 }));
