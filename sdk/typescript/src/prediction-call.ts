import type { PredictOptions } from "./client-options.js";
import type { ApiCall } from "./transport.js";

export function predictionCall(flowId: string, body: unknown, options: PredictOptions = {}, lastId = ""): ApiCall {
  const { idempotencyKey, signal, timeoutMs, retries, headers } = options;
  return {
    method: "POST",
    path: `/api/v1/prediction/${encodeURIComponent(flowId)}`,
    body,
    ...{ signal, timeoutMs, retries },
    headers: {
      ...headers,
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
      ...(lastId !== "" && { "last-event-id": lastId }),
    },
  };
}
