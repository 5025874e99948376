import { newId } from "@/server/platform/ids";
import { acceptWebhook } from "@/server/services/triggers/accept-webhook";
import { beginTrigger } from "@/server/services/triggers/begin-trigger";
import { deliverCallbacks } from "@/server/services/triggers/deliver-callbacks";
import type { Asked } from "./answer-prediction";
import { callbackBody } from "./callback-body";
import { jsonResponse } from "./error-response";

/** Answers at once; the result goes to the address that the flow names, when it names one. */
export async function answerLater(asked: Asked, callback: { url: string; secret: string }): Promise<Response> {
  const { desk, body, flow, actor, webhook, incoming } = asked;
  const { secretBox } = incoming.runtime;
  const chatId = body.chatId ?? newId();
  const trigger = await acceptWebhook(desk, secretBox, {
    ...{ workspaceId: flow.workspaceId, flowId: flow.id },
    request: { question: body.question, webhook, chatId, ...(actor.kind === "key" && { keyId: actor.keyId }) },
    callback: callback.url === "" ? undefined : callback,
  });
  beginTrigger(desk, trigger)
    .then(() => deliverCallbacks({ desk, secretBox, bodyOf: (ended) => callbackBody(desk, ended) }))
    .catch((error: unknown) => desk.log.error({ err: error }, "A webhook's run could not be told"));
  return jsonResponse({ chatId, status: "PROCESSING" }, 202);
}
