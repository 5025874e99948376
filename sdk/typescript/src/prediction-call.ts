import type { PredictOptions } from "./client-options.js";
import type { ApiCall } from "./transport.js";

/** Sends a question, or takes up the stream of its answer after the frame of that id. */
export function predictionCall(flowId: string, body: unknown, options: PredictOptions = {}, lastId = ""): ApiCall {
  const { idempotencyKey, signal, timeoutMs, retries, headers, version } = options;
  return {
    method: "POST",
    path: `/api/v1/prediction/${encodeURIComponent(flowId)}`,
    body,
    ...(version !== undefined && { query: { version: String(version) } }),
    ...{ signal, timeoutMs, retries },
    headers: {
      ...headers,
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
      ...(lastId !== "" && { "last-event-id": lastId }),
    },
  };
}

/** Takes up the stream of an answer without its question. */
export function resumeCall(
  flowId: string,
  chatId: string | undefined,
  options: PredictOptions,
  lastId: string,
): ApiCall {
  const { method: _, body: __, path, ...call } = predictionCall(flowId, undefined, options, lastId);
  return { ...call, method: "GET", path: `${path}/events`, query: { chatId } };
}
