import { newId } from "@/server/platform/ids";
import type { Outcome } from "@/server/services/runs/outcome";
import { predict } from "@/server/services/runs/predict";
import { callBack } from "@/server/services/webhooks/call-back";
import { type Asked, callOf } from "./answer-prediction";
import { jsonResponse, publicError } from "./error-response";
import { predictionReply } from "./prediction-reply";

/** Answers at once; the result goes to the address that the flow names, when it names one. */
export function answerLater(asked: Asked, { url, secret }: { url: string; secret: string }): Response {
  const { desk, body } = asked;
  const chatId = body.chatId ?? newId();
  const deliver = async (result: object): Promise<void> => {
    if (url !== "") await callBack(desk, { url, secret, body: { chatId, ...result } });
  };
  predict(desk, callOf({ ...asked, body: { ...body, chatId } }))
    .then(
      (outcome) => deliver(resultOf(outcome)),
      (error: unknown) => deliver({ status: "ERROR", error: publicError(error).message }),
    )
    .catch((error: unknown) => desk.log.error({ err: error }, "A webhook's run could not be told"));
  return jsonResponse({ chatId, status: "PROCESSING" }, 202);
}

function resultOf(outcome: Outcome): object {
  const { result, question } = outcome;
  if (result.status !== "finished") return { status: "ERROR", error: publicError(result.error).message };
  const status = result.answer.action ? "STOPPED" : "SUCCESS";
  return { ...predictionReply(outcome, result.answer, question), status };
}
