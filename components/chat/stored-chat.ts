import { z } from "zod";
import { t } from "@/components/words/t";
import { given } from "./given";
import { openAction } from "./open-action";
import { canResume, type Exchange, fail, isPending } from "./exchange";

const step = z.object({
  nodeId: z.string(),
  label: z.string(),
  status: z.enum(["INPROGRESS", "FINISHED", "ERROR", "STOPPED", "TERMINATED"]),
  ms: z.number().optional(),
  error: z.string().optional(),
});
const tool = z.object({
  tool: z.string(),
  toolInput: z.unknown(),
  toolOutput: z.string(),
  error: z.string().optional(),
});
const source = z.object({
  pageContent: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  id: z.string().optional(),
});
const usage = z.object({
  model: z.string().optional(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  total_tokens: z.number(),
  cost: z.number().optional(),
});
const failureKinds = [
  "offline",
  "interrupted",
  "unauthenticated",
  "forbidden",
  "not_found",
  "rate_limited",
  "unreadable",
  "flow",
  "server",
] as const;
const failure = z.object({
  kind: z.enum(failureKinds),
  message: z.string(),
  nodeId: z.string().optional(),
  retryAfter: z.number().optional(),
});
const reply = z.object({
  status: z.enum(["waiting", "streaming", "done", "stopped", "failed"]),
  text: z.string(),
  json: z.unknown().optional(),
  talk: z.array(z.object({ name: z.string(), text: z.string() })).catch([]),
  speaking: z.object({ nodeId: z.string(), name: z.string(), text: z.string() }).optional().catch(undefined),
  thinking: z.string().catch(""),
  thinkingSeconds: z.number().optional(),
  steps: z.array(step),
  tools: z.array(tool),
  sources: z.array(source),
  artifacts: z.array(z.object({ type: z.string(), data: z.string() })).catch([]),
  annotations: z.array(z.object({ filePath: z.string(), fileName: z.string() })).catch([]),
  followUps: z.array(z.string()).catch([]),
  usage: usage.optional().catch(undefined),
  failure: failure.optional(),
  action: openAction.optional().catch(undefined),
  decided: z.enum(["proceed", "reject", "elsewhere"]).optional().catch(undefined),
  executionId: z.string().optional().catch(undefined),
  messageId: z.string().optional(),
  judgement: z
    .object({ rating: z.enum(["THUMBS_UP", "THUMBS_DOWN"]), comment: z.string() })
    .optional()
    .catch(undefined),
  ms: z.number().optional(),
  at: z.string().optional(),
});
const file = z.object({
  id: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.number(),
  kind: z.enum(["image", "document", "audio"]),
});
const exchange = z.object({
  id: z.string(),
  question: z.string(),
  given: given.optional().catch(undefined),
  files: z.array(file).catch([]),
  askedAt: z.number(),
  key: z.string().optional(),
  reply,
});
const chat = z.object({ chatId: z.string().min(1), exchanges: z.array(exchange).catch([]) });

/** A conversation as it was kept, or `undefined` for what is none. */
export function readStoredChat(text: string): { chatId: string; exchanges: Exchange[] } | undefined {
  const read = chat.safeParse(JSON.parse(text));
  if (!read.success) return undefined;
  const { chatId, exchanges } = read.data;
  const last = exchanges.length - 1;
  return { chatId, exchanges: exchanges.map((known, index) => closed(known, index === last)) };
}

/** A reply that was arriving when the page went away goes on, or says that it was cut off. */
function closed(known: Exchange, newest: boolean): Exchange {
  if (!isPending(known.reply) || (newest && canResume(known))) return known;
  const message = t("The page was closed while the answer was arriving.");
  return { ...known, reply: fail(known.reply, { kind: "interrupted", message }) };
}
