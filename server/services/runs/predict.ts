import { AppError } from "@/domain/errors";
import { newId } from "@/server/platform/ids";
import type { RunRequest } from "@/server/engine/run-request";
import { predictAgentflow } from "../executions/predict-agentflow";
import { receiveUploads } from "../files/receive-uploads";
import { resolveCallIds } from "./call-ids";
import { conductRun } from "./conduct-run";
import { hearQuestion } from "./hear-question";
import type { Outcome } from "./outcome";
import { portsFor } from "./ports-for";
import { lastWordOf } from "./post-process";
import type { Prediction } from "./prediction";
import type { RunStart } from "./record-run";
import type { RunDesk } from "./run-desk";

/**
 * Asks a flow one question and writes down what came of it. The run does not depend on whoever waits for it: it ends,
 * and is kept, even when nobody listens any more. Rejects only when it could not begin.
 */
export async function predict(desk: RunDesk, call: Prediction): Promise<Outcome> {
  const { flow, body, internal } = call;
  if (flow.kind === "agentflow") return predictAgentflow(desk, call);
  const versionId = internal ? flow.latestVersionId : flow.publishedVersionId;
  if (versionId === null)
    throw new AppError("unprocessable", "This flow has never been saved. Open it, save it and try again.");
  const prepared = await desk.prepared.get(flow, versionId);
  const { isNew, ...ids } = resolveCallIds({
    chatId: body.chatId,
    sessionId: body.overrideConfig?.sessionId,
    fixedSessionId: prepared.memory?.sessionId,
    internal,
  });
  const conversation = { workspaceId: flow.workspaceId, flowId: flow.id, chatId: ids.chatId };
  const received = await receiveUploads(desk.uploads, conversation, [...body.uploads, ...body.files]);
  const question = await hearQuestion(desk, call, received.recordings);
  const start: RunStart = {
    ...{ runId: newId(), questionId: newId(), workspaceId: flow.workspaceId, flowId: flow.id, versionId },
    ...{ chatId: ids.chatId, sessionId: ids.sessionId, chatType: call.chatType, leadEmail: body.leadEmail },
    question: question ?? "",
    fileUploads: received.fileUploads,
    memoryType: prepared.memory?.label,
    startedAt: desk.clock.now(),
  };
  const request: RunRequest = {
    ...{ runId: start.runId, question: start.question, chatId: ids.chatId, sessionId: ids.sessionId },
    ...{ history: body.history, streaming: streamed(call), timeLimitMs: desk.timeLimitMs },
    ...{ attachedText: received.attachedText, images: received.images },
    ...(body.overrideConfig && { overrideConfig: body.overrideConfig }),
    ...(flow.settings.overrideRules && { overrideRules: flow.settings.overrideRules }),
  };
  return desk.active.track({ flowId: flow.id, chatId: ids.chatId, keyId: call.keyId }, async (tracked) => {
    const signal = call.signal ? AbortSignal.any([tracked, call.signal]) : tracked;
    call.onStart?.(start);
    const ports = portsFor(desk, flow, { isNew });
    const { ran: _r, ...told } = await conductRun(desk, {
      ...{ flow, prepared, start, request, ports, signal, visible: true },
      onEvent: call.onEvent?.bind(call),
    });
    return { ...ids, ...told, memoryType: start.memoryType, question };
  });
}

/** What a script may still change is told only when it is certain. */
const streamed = ({ streaming, flow }: Prediction): boolean => streaming && lastWordOf(flow) === undefined;
