import { z } from "zod";
import { defineContract } from "../contract";
import { isRecord, lenientFlag, lenientList, lenientRecord, lenientText } from "./lenient";

/** One message the caller sends along, in any of the spellings in use. */
function readHistoryItem(item: unknown): { role: "user" | "assistant"; content: string }[] {
  if (!isRecord(item)) return [];
  const role = roles[String(item.role ?? item.type)];
  const content = item.content ?? item.message;
  return role !== undefined && typeof content === "string" ? [{ role, content }] : [];
}

const roles: Readonly<Record<string, "user" | "assistant">> = {
  apiMessage: "assistant",
  assistant: "assistant",
  ai: "assistant",
  userMessage: "user",
  user: "user",
  human: "user",
};

const history = lenientList.transform((items) => items.flatMap(readHistoryItem));

/** Anything that is not an object counts as an empty one. */
export const predictionBody = z.preprocess(
  (value) => (isRecord(value) ? value : {}),
  z.object({
    question: lenientText,
    /** Answers as server-sent events. */
    streaming: lenientFlag,
    /** Conversation; made up when absent. */
    chatId: lenientText.transform((value) => value || undefined),
    overrideConfig: lenientRecord,
    /** Put before the stored messages of the session; not stored. */
    history,
    uploads: lenientList,
    form: lenientRecord,
    humanInput: lenientRecord,
    leadEmail: lenientText,
  }),
);

export type PredictionBody = z.output<typeof predictionBody>;

const sourceDocument = z.object({
  pageContent: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  id: z.string().optional(),
});
const usedTool = z.object({
  tool: z.string(),
  toolInput: z.unknown(),
  toolOutput: z.string(),
  error: z.string().optional(),
});

export const predictionReply = z.object({
  text: z.string().optional(),
  /** Stands instead of `text` for structured answers. */
  json: z.unknown().optional(),
  sourceDocuments: z.array(sourceDocument).optional(),
  usedTools: z.array(usedTool).optional(),
  artifacts: z.array(z.object({ type: z.string(), data: z.string() })).optional(),
  flowVariables: z.record(z.string(), z.unknown()).optional(),
  question: z.string().optional(),
  chatId: z.string(),
  chatMessageId: z.string(),
  /** Questions that might come next. */
  followUpPrompts: z.array(z.string()).optional(),
  isStreamValid: z.boolean(),
  sessionId: z.string(),
  memoryType: z.string().optional(),
});

export type PredictionReply = z.output<typeof predictionReply>;

export const prediction = defineContract({
  method: "POST",
  path: "/prediction/:id",
  summary: "Asks a flow's published version. With `streaming` the answer comes as server-sent events.",
  access: { kind: "flow" },
  body: predictionBody,
  reply: predictionReply,
});

export const internalPrediction = defineContract({
  method: "POST",
  path: "/internal-prediction/:id",
  summary: "Asks a flow's newest version from the canvas. Its stream also tells how each node fares.",
  access: { kind: "session", role: "viewer" },
  body: predictionBody,
  reply: predictionReply,
});

/** What a client calls that forgot the id. Always refused with 412. */
export const predictionWithoutId = defineContract({
  method: "POST",
  path: "/prediction",
  summary: "Refused: the address lacks the flow's id.",
  access: { kind: "public" },
});
