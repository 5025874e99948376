import { type ChatCaller, chatHeaders } from "./chat-call";
import type { ChatEvent } from "./chat-event";
import { ChatFailureError, interrupted, offline, readFailedResponse } from "./chat-failure";
import type { Given } from "./given";
import { readEvents, type ReadOptions } from "./read-events";
import { readWholeAnswer } from "./read-whole-answer";
import type { WireUpload } from "./wire-upload";

export interface AskRequest extends ChatCaller {
  chatId: string;
  question: string;
  /** Is sent in place of the question. */
  given?: Given;
  uploads?: readonly WireUpload[];
  leadEmail?: string;
  /** Names this asking: sent again, the server goes on with the answer that it is giving already. */
  key?: string;
  /** Asked before: goes on after this event, or from the answer's beginning when it is absent. */
  resume?: { at?: string };
}

export interface AskOptions extends ReadOptions {
  /** Address in front of `/api/v1`; empty for this origin. */
  baseUrl?: string;
  /** How long to wait before each attempt to find a lost connection again, in milliseconds. */
  waitsMs?: readonly number[];
  fetch?: typeof fetch;
}

const usualWaits = [300, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Asks a flow and yields its answer as it arrives, ending with `end`. A connection that breaks is looked for again, and
 * the answer goes on where it stopped. Throws `ChatFailureError` for what stops it and the signal's reason when aborted.
 * An `error` event in the stream is yielded, not thrown, because events before it (steps, partial text) stay valid.
 */
export async function* askFlow(request: AskRequest, options: AskOptions): AsyncGenerator<ChatEvent, void> {
  const waits = [...(options.waitsMs ?? usualWaits)];
  let left = [...waits];
  let at = request.resume?.at;
  let [begun, told, lost] = [request.resume !== undefined, false, false];
  for (;;) {
    try {
      const response = at === undefined ? await send(request, options) : await takeUp(request, at, options);
      begun = true;
      if (lost) yield { type: "connection", lost: false };
      lost = false;
      for await (const event of eventsOf(response, options)) {
        [at, told, left] = [event.at ?? at, true, [...waits]];
        yield event;
        if (event.type === "end") return;
      }
    } catch (error) {
      // What was told without an event's name would be told twice.
      const again = at !== undefined || (request.key !== undefined && !told);
      const wait = left.shift();
      if (options.signal.aborted || !begun || !again || !isPassing(error)) throw error;
      if (wait === undefined) throw new ChatFailureError(interrupted(), { cause: error });
      if (!lost) yield { type: "connection", lost: true };
      lost = true;
      await pause(wait, options.signal);
    }
  }
}

/** Tells the server to stop the run of a conversation. Failure is not reported: the stream is closed anyway. */
export async function abortRun(
  { chatId, ...caller }: ChatCaller & { chatId: string },
  options: { baseUrl?: string; fetch?: typeof fetch } = {},
): Promise<void> {
  const put = options.fetch ?? fetch;
  const path = `/api/v1/chatmessage/abort/${encodeURIComponent(caller.flowId)}/${encodeURIComponent(chatId)}`;
  const init = { method: "PUT", headers: chatHeaders(caller), keepalive: true };
  await put(`${options.baseUrl ?? ""}${path}`, init).catch(() => undefined);
}

async function* eventsOf(response: Response, options: AskOptions): AsyncGenerator<ChatEvent, void> {
  if (response.status === 204) yield { type: "end" };
  else if ((response.headers.get("content-type") ?? "").includes("text/event-stream"))
    yield* readEvents(response, options);
  else yield* readWholeAnswer(response);
}

function send(request: AskRequest, options: AskOptions): Promise<Response> {
  const { question, given, chatId, uploads = [], leadEmail, key } = request;
  const body = {
    ...(given ?? { question }),
    chatId,
    streaming: true,
    ...(uploads.length > 0 && { uploads }),
    ...(leadEmail !== undefined && { leadEmail }),
  };
  return call(request, options, { body, headers: key === undefined ? {} : { "idempotency-key": key } });
}

/** Members come back through the door they asked at; the other one is for everybody else. */
async function takeUp(request: AskRequest, at: string, options: AskOptions): Promise<Response> {
  const body = { chatId: request.chatId, streaming: true };
  const headers = { "last-event-id": at };
  try {
    return await call(request, options, request.mode === "internal" ? { body, headers } : { headers });
  } catch (error) {
    const { kind } = error instanceof ChatFailureError ? error.failure : interrupted();
    throw kind === "not_found" || kind === "flow" ? new ChatFailureError(interrupted(), { cause: error }, true) : error;
  }
}

interface Sent {
  body?: object;
  headers: Readonly<Record<string, string>>;
}

async function call(request: AskRequest, options: AskOptions, { body, headers: more }: Sent): Promise<Response> {
  const headers = chatHeaders(request);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  if (body) headers.set("content-type", "application/json");
  const response = await (options.fetch ?? fetch)(`${options.baseUrl ?? ""}/api/v1/${routeOf(request, !body)}`, {
    method: body ? "POST" : "GET",
    headers,
    body: body && JSON.stringify(body),
    signal: options.signal,
    credentials: "same-origin",
  }).catch((error: unknown) => {
    if (options.signal.aborted) throw error;
    throw new ChatFailureError(offline(), { cause: error });
  });
  if (!response.ok) throw new ChatFailureError(await readFailedResponse(response, request.mode));
  return response;
}

function routeOf({ mode, flowId, chatId }: AskRequest, events: boolean): string {
  const id = encodeURIComponent(flowId);
  if (mode === "internal") return `internal-prediction/${id}`;
  return events ? `prediction/${id}/events?chatId=${encodeURIComponent(chatId)}` : `prediction/${id}`;
}

/** What may be different in a moment. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof ChatFailureError)) return true;
  const { kind } = error.failure;
  return !error.final && (kind === "offline" || kind === "interrupted" || kind === "server" || kind === "rate_limited");
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", end, { once: true });
  });
}
