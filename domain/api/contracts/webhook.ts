import { z } from "zod";
import { type Contract, defineContract } from "../contract";
import { flowParams } from "./flow-params";
import { predictionReply } from "./prediction";
import { predictionEvent } from "./prediction-event";

const webhook = <const M extends Contract["method"]>(method: M) =>
  defineContract({
    method,
    path: "/webhook/:id",
    summary: `Begins a run of an agentflow whose Start step waits for a ${method} request.`,
    notes:
      "The request is what the Start step is set to: its method, type, parameters and signature. Its body, query and the headers that the flow reads are `$webhook` in the flow. Signed requests need no key. The answer comes when the run has ended, as a stream, or at once with 202 and the result at the flow's callback, as the Start step says.",
    access: { kind: "flow" },
    params: flowParams,
    reply: z.union([predictionReply, z.object({ chatId: z.string(), status: z.literal("PROCESSING") })]),
    events: predictionEvent,
    failures: {
      404: "There is no such flow, or it is not begun by a webhook.",
      405: "The Start step waits for another method.",
      415: "The Start step waits for another content type.",
    },
  });

export const getWebhook = webhook("GET");
export const postWebhook = webhook("POST");
export const putWebhook = webhook("PUT");
export const patchWebhook = webhook("PATCH");
export const deleteWebhook = webhook("DELETE");
