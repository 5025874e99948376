import { z } from "zod";
import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";

const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]).catch(false);
const text = z.string().catch("");
const rows = <S extends z.ZodType>(row: S) =>
  z.preprocess((value) => (typeof value === "string" ? parsed(value) : value), z.array(row)).catch([]);
const named = z.object({ name: z.string(), required: flag });

/** What a Start step says of the requests that begin its flow. */
const triggerSchema = z.object({
  startInputType: z.literal("webhookTrigger"),
  webhookMethod: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).catch("POST"),
  webhookContentType: z.string().catch("application/json"),
  webhookInputMode: z.enum(["text", "none", "payload"]).catch("text"),
  webhookDefaultInput: text,
  webhookEnableAuth: flag,
  webhookSecret: text,
  webhookSignatureHeader: text,
  webhookSignatureType: z.enum(["hmac-sha256", "plain-token"]).catch("hmac-sha256"),
  webhookResponseMode: z.enum(["sync", "async", "stream"]).catch("sync"),
  callbackUrl: text,
  callbackSecret: text,
  webhookEnableValidation: flag,
  webhookQueryParams: rows(named),
  webhookBodyParams: rows(named.extend({ type: z.string().catch("string") })),
  webhookHeaderParams: rows(named),
});

export type WebhookTrigger = z.output<typeof triggerSchema> & {
  /** Headers that the flow reads, in lower case: others, which may hold secrets, stay outside. */
  headers: readonly string[];
};

/** How the published version of a flow is begun by requests; undefined when it is not. */
export async function webhookTriggerOf(desk: RunDesk, flow: CallableFlow): Promise<WebhookTrigger | undefined> {
  if (flow.kind !== "agentflow" || flow.publishedVersionId === null) return undefined;
  const { plan } = await desk.prepared.get(flow, flow.publishedVersionId);
  if (!plan.ok || plan.kind !== "agentflow") return undefined;
  const { start, steps } = plan.value;
  const trigger = triggerSchema.safeParse(start.node.inputs).data;
  if (!trigger) return undefined;
  const drawn = JSON.stringify([...steps.values()].map(({ node }) => node.inputs));
  const read = [...drawn.matchAll(/\$webhook\.headers\.([\w-]+)/g)].map(([, name = ""]) => name);
  const declared = trigger.webhookHeaderParams.map(({ name }) => name);
  return { ...trigger, headers: [...new Set([...read, ...declared].map((name) => name.toLowerCase()))] };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return [];
  }
}
