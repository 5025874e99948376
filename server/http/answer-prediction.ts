import type { PredictionBody } from "@/domain/api/contracts/prediction";
import type { TraceItem } from "@/domain/api/trace-item";
import { AppError, isAppError } from "@/domain/errors";
import type { Actor } from "@/server/services/context";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import type { KeptAnswer } from "@/server/services/runs/idempotent-attempt";
import type { FirstClaim } from "@/server/services/runs/idempotent-calls";
import { requireHearing } from "@/server/services/runs/hear-question";
import type { IdempotentCall } from "@/server/services/runs/idempotent-rows";
import { answerText } from "@/server/services/runs/answer-text";
import type { Outcome } from "@/server/services/runs/outcome";
import { predict } from "@/server/services/runs/predict";
import type { Prediction } from "@/server/services/runs/prediction";
import { requireAskable } from "@/server/services/runs/require-askable";
import type { RunDesk } from "@/server/services/runs/run-desk";
import { bodyHash } from "./body-hash";
import { failureBody, jsonTextResponse, publicError } from "./error-response";
import { ignoredOverridesHeader } from "./ignored-overrides-header";
import type { Incoming } from "./incoming";
import { createPredictionEvents, failurePrefix } from "./prediction-events";
import { predictionReply } from "./prediction-reply";
import { type Listener, speakInto } from "./speak-into";
import { type EventSink, eventStream } from "./sse";
import { createFrameLog, type FrameLog } from "./streams/frame-log";
import { streamsOf } from "./streams/kept-streams";
import { lastEventIdOf } from "./streams/last-event-id";
import { type Reader, takeUpStream, tellAgain } from "./streams/take-up-stream";

export interface Asked {
  incoming: Incoming;
  desk: RunDesk;
  flow: CallableFlow;
  body: PredictionBody;
  actor: Actor;
  /** From the canvas. */
  internal: boolean;
  /** The version that was asked for in place of the published one. */
  version?: number;
  headers: Readonly<Record<string, string>>;
  /** The request of another program that asks in place of a person. */
  webhook?: unknown;
}

/** Asks the flow, goes on with a stream that was cut off, or repeats what the same call was answered before. */
export async function answerPrediction(given: Asked): Promise<Response> {
  const { request } = given.incoming;
  const lastEventId = lastEventIdOf(request);
  if (lastEventId !== undefined) return takeUpStream(readerOf(given), lastEventId);
  requireHearing(given);
  const { desk, flow, body, internal, webhook } = given;
  // What such a run waits for is answered here all the same.
  if (!internal && webhook === undefined && !body.humanInput) await requireAskable(desk, flow);
  const asked = { ...given, headers: { ...given.headers, ...(await ignoredOverridesHeader(given)) } };
  const key = request.headers.get("idempotency-key");
  return key === null ? ask(asked) : askOnce(asked, key.trim());
}

const ask = (asked: Asked, claim?: FirstClaim): Response | Promise<Response> =>
  asked.body.streaming ? stream(asked, claim) : whole(asked, claim);

async function askOnce(asked: Asked, key: string): Promise<Response> {
  if (!/^[\x20-\x7e]{1,255}$/.test(key))
    throw new AppError("invalid_input", "Idempotency-Key must be 1 to 255 plain characters, such as a UUID.");
  const call: IdempotentCall = {
    ...{ workspaceId: asked.flow.workspaceId, flowId: asked.flow.id, caller: callerOf(asked), key },
    bodyHash: (await bodyHash(asked.body)) + (asked.version === undefined ? "" : `@${String(asked.version)}`),
  };
  for (;;) {
    const claim = await asked.desk.idempotent.claim(call);
    if (claim.first) return ask(asked, claim);
    const headers = { ...asked.headers, "idempotent-replayed": "true" };
    const runId = asked.body.streaming ? await claim.attempt.runId : null;
    if (runId !== null) return tellAgain({ ...readerOf(asked), headers }, runId);
    const answer = await claim.attempt.answer;
    if (answer) return jsonTextResponse(answer.body ?? died, answer.status, headers);
  }
}

const died = JSON.stringify(failureBody(500, `${failurePrefix}The server stopped before this run had ended.`));

/** The same key of somebody else is another key. Who shows none is known by address, as for counting calls. */
function callerOf({ actor, incoming }: Asked): string {
  if (actor.kind === "key") return `key ${actor.keyId}`;
  return actor.kind === "member" ? `member ${actor.userId}` : `address ${incoming.address}`;
}

const keyOf = ({ actor }: Asked): string | undefined => (actor.kind === "key" ? actor.keyId : undefined);

const readerOf = (asked: Asked): Reader => ({
  ...{ runtime: asked.incoming.runtime, flow: asked.flow, chatId: asked.body.chatId, internal: asked.internal },
  ...{ keyId: keyOf(asked), headers: asked.headers },
});

export const callOf = (asked: Asked): Prediction => ({
  ...{ flow: asked.flow, body: asked.body, internal: asked.internal, keyId: keyOf(asked) },
  streaming: asked.body.streaming,
  chatType: asked.internal ? "INTERNAL" : asked.webhook === undefined ? "EXTERNAL" : "WEBHOOK",
  ...(asked.webhook !== undefined && { webhook: asked.webhook }),
});

async function whole(asked: Asked, claim?: FirstClaim): Promise<Response> {
  const { status, body } = await wholeAnswer(asked, claim);
  return jsonTextResponse(body, status, asked.headers);
}

/** A run's failure is always 500: no status of what happened inside survives, as clients expect. */
async function wholeAnswer(asked: Asked, claim?: FirstClaim): Promise<KeptAnswer & { body: string }> {
  let begun = false;
  const onStart: Prediction["onStart"] = ({ runId }) => {
    begun = true;
    claim?.begin(runId);
  };
  const failed = (error: unknown) => ({
    status: 500,
    body: JSON.stringify(failureBody(500, failurePrefix + readable(error, asked.desk))),
  });
  const answer = await predict(asked.desk, { ...callOf(asked), onStart }).then(
    (outcome) =>
      outcome.result.status === "finished"
        ? { status: 200, body: JSON.stringify(predictionReply(outcome, outcome.result.answer, outcome.question)) }
        : failed(outcome.result.error),
    (error: unknown) => (begun ? failed(error) : (tooMuch(error) ?? failed(error))),
  );
  await (begun ? claim?.settle(answer) : claim?.release());
  return answer;
}

/** Files beyond the limits are refused like a body beyond its own: nothing has run. */
const tooMuch = (error: unknown): { status: number; body: string } | undefined =>
  isAppError(error) && error.code === "too_large"
    ? { status: 413, body: JSON.stringify(failureBody(413, error.message)) }
    : undefined;

function readable(error: unknown, desk: RunDesk): string {
  if (!isAppError(error) || error.code === "internal") desk.log.error({ err: error }, "A prediction failed");
  return publicError(error).message;
}

/** The run goes on whether its first reader stays or not; others may read along, or come back. */
function stream(asked: Asked, claim?: FirstClaim): Response {
  const log = createFrameLog();
  let first: EventSink | undefined;
  const room = async (): Promise<boolean> => (first ? first.room() : true);
  void tell(asked, { log, room, claim }).catch((error: unknown) =>
    asked.desk.log.error({ err: error }, "A repeated call could not be written down"),
  );
  const follow = (sink: EventSink) => {
    first = sink;
    return log.follow(0, sink.pass);
  };
  return eventStream(follow, asked.headers, streamsOf(asked.incoming.runtime).heartbeatMs);
}

interface Telling {
  log: FrameLog;
  /** Waits for the first reader; false when that one has gone. */
  room(): Promise<boolean>;
  claim: FirstClaim | undefined;
}

async function tell(asked: Asked, { log, room, claim }: Telling): Promise<void> {
  const { desk, flow, internal, incoming } = asked;
  const executed: TraceItem[] = [];
  const agentflow = flow.kind === "agentflow" ? executed : undefined;
  const events = createPredictionEvents(log, { steps: internal, agentflow });
  const onStart: Prediction["onStart"] = ({ runId, chatId }, earlier = []) => {
    executed.push(...earlier);
    log.owner = { runId, chatId, flowId: flow.id, internal };
    streamsOf(incoming.runtime).add(runId, log);
    claim?.begin(runId);
  };
  try {
    const outcome = await predict(desk, { ...callOf(asked), onEvent: events.pass, onStart });
    if (outcome.result.status === "finished") {
      events.tellAnswer(outcome.result.answer);
      await readOut(asked, outcome, { send: events.send, room });
    }
    events.conclude(outcome, outcome.question);
  } catch (error) {
    try {
      // Before the caller hears of it, who may send the same key again at once.
      if (!log.owner) await claim?.release();
    } finally {
      events.fail(readable(error, desk));
    }
  } finally {
    log.close();
  }
  if (log.owner) await claim?.settle({ status: 200, body: null });
}

/** Where the flow's owner wants each answer heard as soon as it is there. */
async function readOut({ desk, flow }: Asked, { chatId, messageId, result }: Outcome, listener: Listener) {
  const service = flow.settings.textToSpeech;
  const text = result.status === "finished" ? answerText(result.answer) : "";
  if (!service?.settings.autoPlay || text === "") return;
  await speakInto(listener, {
    ...{ desk, workspaceId: flow.workspaceId, service, text },
    id: { flowId: flow.id, chatId, messageId },
  });
}
