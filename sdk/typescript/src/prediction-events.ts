import type { PredictOptions } from "./client-options.js";
import { backoff, pause } from "./delays.js";
import { isObject, parseLoosely } from "./json.js";
import type { PredictionData } from "./prediction.js";
import { predictionBody } from "./prediction-body.js";
import { predictionCall } from "./prediction-call.js";
import { responseFrames } from "./response-frames.js";
import { type StreamEvent, streamEvent } from "./stream-event.js";
import { type ApiCall, type OpenResponse, readError, type Transport } from "./transport.js";
import { WeftError } from "./weft-error.js";

/** How far the stream has come, so that it can be taken up again. */
interface Progress {
  lastId: string;
  /** Ids of the frames that came: a server that begins anew is listened to, but not twice. */
  seen: Set<string>;
  /** Attempts in a row that brought nothing new. */
  fruitless: number;
  retryMs?: number | undefined;
  complete: boolean;
}

const last = new Set(["metadata", "end", "abort", "error"]);
/** A server that restarts, or a proxy before one. */
const passing = new Set([0, 429, 502, 503, 504]);

/**
 * Asks, and yields the answer's events as they come. When the stream breaks off and the server numbers its frames, the
 * same question is sent again with the number of the last one, and the stream goes on after it.
 */
export async function* predictionEvents(
  transport: Transport,
  data: PredictionData,
  options: PredictOptions = {},
): AsyncGenerator<StreamEvent, void> {
  const body = await predictionBody({ ...data, streaming: true });
  yield* lastingEvents(transport, (lastId) => predictionCall(data.chatflowId, body, options, lastId), options);
}

/** The events of one answer over as many connections as it takes; `callAfter` makes the call for each. */
export async function* lastingEvents(
  transport: Transport,
  callAfter: (lastId: string) => ApiCall,
  options: PredictOptions,
): AsyncGenerator<StreamEvent, void> {
  const progress: Progress = { lastId: options.lastEventId ?? "", seen: new Set(), fruitless: 0, complete: false };
  for (;;) {
    const broken = yield* attempt(transport, callAfter(progress.lastId), progress);
    if (broken === undefined) return;
    if (progress.lastId === "" || progress.fruitless >= (options.reconnects ?? 5)) throw broken;
    await pause(progress.retryMs ?? backoff(progress.fruitless), options.signal);
    progress.fruitless += 1;
  }
}

/** One connection. Returns what broke it, when it may be taken up again. */
async function* attempt(
  transport: Transport,
  call: ApiCall,
  progress: Progress,
): AsyncGenerator<StreamEvent, WeftError | undefined> {
  try {
    yield* eventsOf(await transport.open(call), progress);
  } catch (error) {
    if (!(error instanceof WeftError && passing.has(error.status))) throw error;
    return progress.complete ? undefined : error;
  }
  return progress.complete ? undefined : new WeftError("The stream broke off before its end.", 0);
}

async function* eventsOf(opened: OpenResponse, progress: Progress): AsyncGenerator<StreamEvent, void> {
  // Everything had come already.
  if (opened.response.status === 204) {
    opened.deadline.clear();
    progress.complete = true;
    return;
  }
  if (!opened.response.headers.get("content-type")?.startsWith("text/event-stream")) {
    yield* wholeAnswer(opened);
    progress.complete = true;
    return;
  }
  for await (const frame of responseFrames(opened)) {
    progress.retryMs = frame.retry ?? progress.retryMs;
    if (frame.id) {
      if (progress.seen.has(frame.id)) continue;
      progress.seen.add(frame.id);
      progress.lastId = frame.id;
      progress.fruitless = 0;
    }
    const event = streamEvent(frame);
    if (event === undefined) continue;
    progress.complete ||= last.has(event.event);
    yield event;
    if (event.event === "end") return;
  }
}

/** A flow that cannot stream is answered whole; its reader need not know the difference. */
async function* wholeAnswer({ response, deadline }: OpenResponse): AsyncGenerator<StreamEvent, void> {
  const text = await response.text().catch((error: unknown) => Promise.reject(readError(error, deadline)));
  deadline.clear();
  const reply = parseLoosely(text);
  if (!isObject(reply))
    throw new WeftError("The server answered with something that is no answer.", response.status, reply);
  yield { event: "token", data: typeof reply.text === "string" ? reply.text : JSON.stringify(reply.json ?? "") };
  yield { event: "metadata", data: reply };
  yield { event: "end", data: "[DONE]" };
}
