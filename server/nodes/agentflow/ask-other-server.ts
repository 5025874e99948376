import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";
import type { SubflowCall, SubflowResult } from "../step-scope";
import { httpRefusal } from "./http-answer";

export interface OtherServer {
  baseUrl: string;
  apiKey: string | undefined;
  fetch: NodeTools["fetch"];
  signal: AbortSignal;
  chatId: string;
  /** The same again when the same call is made again. */
  key: string;
  /** Label of the step, for messages. */
  step: string;
}

const element = z.looseObject({ type: z.string().optional(), label: z.string().optional() });
const actionSchema = z.looseObject({
  mapping: z.looseObject({ approve: z.string().optional(), reject: z.string().optional() }).optional(),
  elements: z.array(element).optional(),
  data: z.looseObject({
    nodeId: z.string().optional(),
    input: z.looseObject({ humanInputEnableFeedback: z.boolean().optional() }).optional(),
  }),
});
const replySchema = z.looseObject({ text: z.string().optional(), action: actionSchema.nullish().catch(undefined) });
const keptSchema = z.object({ chatId: z.string(), nodeId: z.string().optional(), round: z.number() });

/** What of an answer is passed on, beside its text. */
const forwarded = ["sourceDocuments", "usedTools", "artifacts", "fileAnnotations"] as const;

/** Runs a flow of another server that speaks the prediction API. When a person is asked there, a person is asked here. */
export async function askOtherServer(call: SubflowCall, server: OtherServer): Promise<SubflowResult> {
  const url = predictionUrl(server, call.flowId);
  const { apiKey, key, signal } = server;
  const kept = call.resumed && keptSchema.parse(call.resumed.kept);
  const round = (kept?.round ?? 0) + (kept ? 1 : 0);
  const response = await server.fetch(url.href, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "flowise-tool": "true",
      "idempotency-key": round === 0 ? key : `${key}:${round}`,
      ...(apiKey && { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(bodyOf(call, kept, server.chatId)),
    signal,
  });
  if (!response.ok) throw await httpRefusal(response, url.host);
  const read = replySchema.safeParse(await response.json().catch(() => undefined));
  if (!read.success) throw new AppError("upstream_failed", `${url.host} answered in a form that is not known here.`);
  return resultOf(read.data, { chatId: server.chatId, round });
}

function predictionUrl({ baseUrl, step }: OtherServer, flowId: string): URL {
  const address = `${baseUrl.replace(/\/+$/, "")}/api/v1/prediction/${encodeURIComponent(flowId)}`;
  if (URL.canParse(address)) return new URL(address);
  throw new AppError("unprocessable", `The Base URL of “${step}” is no web address.`);
}

function bodyOf(
  { question, overrideConfig, resumed }: SubflowCall,
  kept: z.infer<typeof keptSchema> | undefined,
  chatId: string,
): Record<string, unknown> {
  if (!resumed || !kept) return { question, chatId, overrideConfig };
  const { type, feedback } = resumed.decision;
  const startNodeId = kept.nodeId === undefined ? {} : { startNodeId: kept.nodeId };
  return { chatId: kept.chatId, overrideConfig, humanInput: { type, ...(feedback && { feedback }), ...startNodeId } };
}

function resultOf(
  reply: z.infer<typeof replySchema>,
  { chatId, round }: { chatId: string; round: number },
): SubflowResult {
  const content = textOf(reply);
  const { action } = reply;
  if (!action) {
    const kept = forwarded.flatMap((name) => (reply[name] === undefined ? [] : [[name, reply[name]] as const]));
    return { status: "finished", output: { ...Object.fromEntries(kept), content } };
  }
  const label = (kind: string): string | undefined =>
    action.elements?.find(({ type = "" }) => type.includes(kind))?.label;
  const { nodeId, input = {} } = action.data;
  return {
    status: "paused",
    pause: {
      content,
      labels: {
        proceed: label("approve") ?? action.mapping?.approve ?? "Proceed",
        reject: label("reject") ?? action.mapping?.reject ?? "Reject",
      },
      input,
      feedback: input.humanInputEnableFeedback ?? false,
    },
    resume: {
      chatId: typeof reply["chatId"] === "string" ? reply["chatId"] : chatId,
      ...(nodeId !== undefined && { nodeId }),
      round,
    },
  };
}

function textOf(reply: z.infer<typeof replySchema>): string {
  if (reply.text !== undefined) return reply.text;
  const json: unknown = reply["json"];
  return json === undefined ? JSON.stringify(reply, null, 2) : `\`\`\`json\n${JSON.stringify(json, null, 2)}\n\`\`\``;
}
