import type { Contract } from "@/domain/api/contract";
import { predictionBody } from "@/domain/api/contracts/prediction";
import { AppError } from "@/domain/errors";
import { newId } from "@/server/platform/ids";
import type { Actor } from "@/server/services/context";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import type { RunDesk } from "@/server/services/runs/run-desk";
import { requireSignature } from "@/server/services/webhooks/require-signature";
import { questionOf, requireExpected, type WebhookPayload } from "@/server/services/webhooks/webhook-payload";
import { type WebhookTrigger, webhookTriggerOf } from "@/server/services/webhooks/webhook-trigger";
import { answerLater } from "./answer-later";
import { answerPrediction } from "./answer-prediction";
import { deskOf } from "./desk-of";
import { failureBody, jsonResponse } from "./error-response";
import { countCall, flowOfPath, passGate } from "./flow-gate";
import type { Incoming } from "./incoming";
import { parseJson } from "./read-body";
import { queryObject, refuse, type Route } from "./route";

const maxBytes = 5 * 1024 * 1024;
const decoder = new TextDecoder();

/** Begins a run of the flow with whatever another program sends. */
export function webhookRoute(contract: Contract): Route {
  return {
    contract,
    async answer(incoming) {
      try {
        return await begin(contract.method, incoming);
      } catch (error) {
        return refuse(incoming, error);
      }
    },
  };
}

async function begin(method: Contract["method"], incoming: Incoming): Promise<Response> {
  const desk = deskOf(incoming.runtime);
  const flow = await flowOfPath(incoming, desk.findFlow);
  const counted = await countCall(incoming, flow);
  counted?.require();
  const trigger = await webhookTriggerOf(desk, flow);
  const bytes = await incoming.request.bytes(maxBytes);
  const actor = await admit(incoming, flow, { trigger, bytes });
  if (!trigger)
    throw new AppError("not_found", "This flow is not begun by a webhook. Ask it at /api/v1/prediction instead.");
  const { webhookMethod: wanted } = trigger;
  if (method !== wanted) return refusal(405, `This flow is begun by ${wanted} requests.`, { allow: wanted });
  if (!isOfType(trigger, incoming, bytes))
    return refusal(415, `This flow is begun by requests of the type ${trigger.webhookContentType}.`);
  const payload = payloadOf(incoming, trigger, bytes);
  requireExpected(trigger, payload);
  return run({ incoming, desk, flow, actor, trigger, payload });
}

/** Who signs needs no key: a program that calls webhooks can often send nothing else. */
async function admit(
  incoming: Incoming,
  flow: CallableFlow,
  { trigger, bytes }: { trigger: WebhookTrigger | undefined; bytes: Uint8Array },
): Promise<Actor> {
  if (!trigger?.webhookEnableAuth) return passGate(incoming, flow);
  requireSignature(trigger, (name) => incoming.request.headers.get(name), bytes);
  return { kind: "anyone", workspaceId: flow.workspaceId, flowId: flow.id };
}

const refusal = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  jsonResponse(failureBody(status, message), status, headers);

function isOfType({ webhookContentType: wanted }: WebhookTrigger, { request }: Incoming, bytes: Uint8Array): boolean {
  if (bytes.length === 0 || wanted === "") return true;
  const [given = ""] = (request.headers.get("content-type") ?? "").toLowerCase().split(";");
  return given.trim() === wanted.toLowerCase();
}

function payloadOf({ request, query }: Incoming, trigger: WebhookTrigger, bytes: Uint8Array): WebhookPayload {
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  const text = decoder.decode(bytes);
  const isForm = type.startsWith("application/x-www-form-urlencoded");
  const sent = trigger.headers.map((name): [string, string | null] => [name, request.headers.get(name)]);
  return {
    body: text === "" ? {} : isForm ? queryObject(new URLSearchParams(text)) : parseJson(text),
    headers: Object.fromEntries(sent.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    query: queryObject(query),
  };
}

interface Begun {
  incoming: Incoming;
  desk: RunDesk;
  flow: CallableFlow;
  actor: Actor;
  trigger: WebhookTrigger;
  payload: WebhookPayload;
}

function run({ incoming, desk, flow, actor, trigger, payload }: Begun): Response | Promise<Response> {
  const question = questionOf(trigger, payload, desk.portsOf(flow.workspaceId).toMarkdown);
  const { webhookResponseMode: mode, callbackUrl: url, callbackSecret: secret } = trigger;
  const body = predictionBody.parse({ question, chatId: newId(), streaming: mode === "stream" });
  const asked = { incoming, desk, flow, actor, body, webhook: payload, internal: false, headers: {} };
  return mode === "async" ? answerLater(asked, { url: url.trim(), secret }) : answerPrediction(asked);
}
