import * as contracts from "@/domain/api/contracts/prediction";
import { AppError } from "@/domain/errors";
import { answerPrediction } from "../answer-prediction";
import { deskOf } from "../desk-of";
import { missingId, ownFlowOfPath } from "../flow-gate";
import { flowRoute, maxPredictionBytes } from "../flow-route";
import { publicRoute, route } from "../route";
import { stopConversation } from "../stop-conversation";
import { lastEventIdOf } from "../streams/last-event-id";
import { takeUpStream } from "../streams/take-up-stream";
import { visitorRoute } from "../visitor-route";

export const prediction = flowRoute(contracts.prediction, ({ cors, ...call }) =>
  answerPrediction({ ...call, internal: false, headers: cors }),
);

export const internalPrediction = route(
  contracts.internalPrediction,
  async ({ body, incoming, ctx }) => {
    const desk = deskOf(incoming.runtime);
    const flow = await ownFlowOfPath(incoming, desk.findFlow, ctx.actor);
    return answerPrediction({ incoming, desk, flow, body, actor: ctx.actor, internal: true, headers: {} });
  },
  maxPredictionBytes,
);

const ofPath = ({ params }: { params: Readonly<Record<string, string>> }) => params.id;

export const predictionWithoutId = publicRoute(contracts.predictionWithoutId, async () => {
  throw missingId();
});

/** A page with many readers behind one address takes up many streams. */
const ofReaders = { flowId: ofPath, pace: { max: 3_000, seconds: 60 } };

export const predictionEvents = visitorRoute(contracts.predictionEvents, ofReaders, async (call) => {
  const { incoming, flow, query, actor, cors } = call;
  const lastEventId = lastEventIdOf(incoming.request) ?? query.lastEventId;
  if (lastEventId === undefined)
    throw new AppError("invalid_input", "Say in Last-Event-ID after which event the stream shall go on.");
  const reader = { runtime: incoming.runtime, flow, chatId: query.chatId, internal: false, headers: cors };
  return takeUpStream({ ...reader, keyId: actor.kind === "key" ? actor.keyId : undefined }, lastEventId);
});

export const stopPrediction = visitorRoute(contracts.stopPrediction, { flowId: ofPath }, async (call) =>
  stopConversation(call),
);
