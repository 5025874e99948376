import * as contracts from "@/domain/api/contracts/prediction";
import type { PredictionBody, PredictionReply } from "@/domain/api/contracts/prediction";
import { AppError, isAppError } from "@/domain/errors";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { type Outcome, predict } from "@/server/services/runs/predict";
import type { RunDesk } from "@/server/services/runs/run-desk";
import { deskOf } from "../desk-of";
import { failureBody, jsonResponse, publicError } from "../error-response";
import { flowOfPath, missingId } from "../flow-gate";
import { flowRoute } from "../flow-route";
import { createPredictionEvents, failurePrefix } from "../prediction-events";
import { publicRoute, route } from "../route";
import { eventStream } from "../sse";

interface Asked {
  desk: RunDesk;
  flow: CallableFlow;
  body: PredictionBody;
  internal: boolean;
  keyId?: string | undefined;
  headers: Readonly<Record<string, string>>;
}

export const prediction = flowRoute(contracts.prediction, ({ desk, flow, body, actor, cors }) =>
  answer({ desk, flow, body, internal: false, headers: cors, keyId: actor.kind === "key" ? actor.keyId : undefined }),
);

export const internalPrediction = route(contracts.internalPrediction, async ({ body, incoming, ctx }) => {
  const desk = deskOf(incoming.runtime);
  const flow = await flowOfPath(incoming, desk.findFlow);
  if (flow.workspaceId !== ctx.actor.workspaceId)
    throw new AppError("not_found", `Chatflow ${flow.id} not found in the database!`);
  return answer({ desk, flow, body, internal: true, headers: {} });
});

export const predictionWithoutId = publicRoute(contracts.predictionWithoutId, async () => {
  throw missingId();
});

async function answer(asked: Asked): Promise<Response> {
  return asked.body.streaming ? stream(asked) : whole(asked);
}

const callOf = ({ flow, body, internal, keyId }: Asked) => ({
  flow,
  body,
  internal,
  keyId,
  streaming: body.streaming,
  chatType: internal ? ("INTERNAL" as const) : ("EXTERNAL" as const),
});

async function whole(asked: Asked): Promise<Response> {
  try {
    const outcome = await predict(asked.desk, callOf(asked));
    if (outcome.result.status !== "finished") return failed(outcome.result.error, asked);
    return jsonResponse(replyOf(outcome, outcome.result.answer, asked.body.question), 200, asked.headers);
  } catch (error) {
    return failed(error, asked);
  }
}

/** A run's failure is always 500: no status of what happened inside survives, as clients expect. */
function failed(error: unknown, { desk, headers }: Asked): Response {
  return jsonResponse(failureBody(500, failurePrefix + readable(error, desk)), 500, headers);
}

function readable(error: unknown, desk: RunDesk): string {
  if (!isAppError(error) || error.code === "internal") desk.log.error({ err: error }, "A prediction failed");
  return publicError(error).message;
}

function stream(asked: Asked): Response {
  const { desk, body, internal } = asked;
  return eventStream(async (sink) => {
    const events = createPredictionEvents(sink, { steps: internal });
    try {
      events.conclude(await predict(desk, { ...callOf(asked), onEvent: events.pass }), body.question);
    } catch (error) {
      events.fail(readable(error, desk));
    }
  }, asked.headers);
}

/** Keys in the order in which the recorded servers send them. */
function replyOf(
  outcome: Outcome,
  given: Extract<Outcome["result"], { status: "finished" }>["answer"],
  question: string | undefined,
): PredictionReply {
  const { text, json, sourceDocuments, usedTools, artifacts, flowVariables } = given;
  return {
    ...(json === undefined ? { text: text ?? "" } : { json }),
    ...(sourceDocuments && { sourceDocuments }),
    ...(usedTools && { usedTools }),
    ...(artifacts && { artifacts }),
    ...(flowVariables && { flowVariables }),
    ...(question !== undefined && { question }),
    chatId: outcome.chatId,
    chatMessageId: outcome.messageId,
    ...(outcome.followUpPrompts && { followUpPrompts: [...outcome.followUpPrompts] }),
    isStreamValid: false,
    sessionId: outcome.sessionId,
    ...(outcome.memoryType && { memoryType: outcome.memoryType }),
  };
}
