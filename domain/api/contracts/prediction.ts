import { z } from "zod";
import { defineContract } from "../contract";
import { agentReasoning, humanAction, traceItem } from "./agentflow-parts";
import { fileAnnotation, sourceDocument, usage, usedTool, warnings } from "./answer-parts";
import { conversationParams, stopped } from "./conversation";
import { flowParams } from "./flow-params";
import { isRecord, lenientFlag, lenientList, lenientRecord, lenientText, single } from "./lenient";
import { readUploads, uploadsOfForm } from "./upload";
import { canvasEvent, predictionEvent } from "./prediction-event";
import { predictionExamples, predictionReplyExample } from "./prediction-examples";

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

const history = lenientList
  .transform((items) => items.flatMap(readHistoryItem))
  .meta({
    description: "Earlier messages, put before the stored ones of the session. They are not stored.",
    items: {
      type: "object",
      properties: {
        role: {
          enum: ["apiMessage", "userMessage", "assistant", "user", "ai", "human"],
          description: "Who said it. May be called `type`.",
        },
        content: { type: "string", description: "What was said. May be called `message`." },
      },
    },
  });

const upload = {
  type: "object",
  required: ["data", "type", "name", "mime"],
  properties: {
    data: {
      type: "string",
      description: "A data URI; the address itself for `url`, the text itself for `file:full`.",
    },
    type: { enum: ["file", "audio", "url", "file:full", "file:rag"] },
    name: { type: "string" },
    mime: { type: "string" },
  },
};

/** With files the whole form says what to override, as clients of Flowise rely on. */
function overridesOfForm(body: Record<string, unknown>): Record<string, unknown> {
  const { files, ...fields } = body;
  if (!Array.isArray(files) || files.length === 0) return body;
  const { overrideConfig, ...scalars } = fields;
  const vars = lenientRecord.parse(fields.vars);
  return { ...body, overrideConfig: { ...scalars, ...(vars && { vars }), ...lenientRecord.parse(overrideConfig) } };
}

/** Anything that is not an object counts as an empty one. */
export const predictionBody = z.preprocess(
  (value) => (isRecord(value) ? overridesOfForm(value) : {}),
  z.object({
    question: lenientText.meta({ description: "What to ask." }),
    streaming: lenientFlag.meta({ description: "Answers as server-sent events.", default: false }),
    chatId: lenientText
      .transform((value) => value || undefined)
      .meta({ description: "The conversation to go on with. Made up when absent, and returned." }),
    overrideConfig: lenientRecord.meta({
      description:
        "Values in place of the flow's own, as far as its owner lets callers replace them. `sessionId` is always taken.",
      properties: {
        sessionId: { type: "string", description: "The memory to use, when it is not that of the chat." },
        vars: { type: "object", description: "Values of variables by their name.", additionalProperties: true },
      },
      additionalProperties: true,
    }),
    history,
    uploads: lenientList
      .transform(readUploads)
      .meta({ description: "Files that go with the question.", items: upload }),
    files: z
      .unknown()
      .optional()
      .transform(uploadsOfForm)
      .meta({ description: "Files of a form, as if they were uploads.", items: { type: "string", format: "binary" } }),
    form: lenientRecord.meta({ description: "Values of the form of an agentflow that begins with one." }),
    humanInput: lenientRecord.meta({
      description: "The decision that a paused agentflow waits for, with the `chatId` of the pause.",
      required: ["type"],
      properties: {
        type: { enum: ["proceed", "reject"] },
        feedback: { type: "string" },
        startNodeId: { type: "string", description: "The step that waits. The last one that paused when absent." },
      },
    }),
    leadEmail: lenientText.meta({ description: "E-mail address of the person who asks, kept with the message." }),
  }),
);

export type PredictionBody = z.output<typeof predictionBody>;

export const predictionReply = z
  .object({
    text: z.string().optional(),
    json: z.unknown().optional().meta({ description: "Stands instead of `text` for structured answers." }),
    sourceDocuments: z.array(sourceDocument).optional(),
    usedTools: z.array(usedTool).optional(),
    artifacts: z.array(z.object({ type: z.string(), data: z.string() })).optional(),
    fileAnnotations: z.array(fileAnnotation).optional(),
    flowVariables: z.record(z.string(), z.unknown()).optional(),
    usage: usage.optional(),
    question: z.string().optional(),
    chatId: z.string(),
    chatMessageId: z.string(),
    followUpPrompts: z.array(z.string()).optional().meta({ description: "Questions that might come next." }),
    isStreamValid: z.boolean().optional(),
    sessionId: z.string(),
    memoryType: z.string().optional().meta({ description: "Name of the flow's memory, when it has one." }),
    warnings: warnings.optional(),
    form: z.record(z.string(), z.unknown()).optional().meta({ description: "The form that an agentflow was given." }),
    executionId: z.string().optional().meta({ description: "The run of an agentflow; the same after a pause." }),
    agentFlowExecutedData: z.array(traceItem).optional().meta({ description: "What each step got and gave." }),
    agentReasoning: z.array(agentReasoning).optional().meta({ description: "What agents said to each other." }),
    action: humanAction.optional().meta({ description: "Of a run that waits for a person. Answer with `humanInput`." }),
  })
  .meta({ id: "PredictionReply" });

export type PredictionReply = z.output<typeof predictionReply>;

export const prediction = defineContract({
  method: "POST",
  path: "/prediction/:id",
  summary: "Asks a flow's published version. With `streaming` the answer comes as server-sent events.",
  notes:
    "With `?version=` an earlier or a newer version answers than the published one. That takes a key with the scope `manage`, or a member who may edit; without the one or the other it answers 401 or 403, public flows included.",
  access: { kind: "flow" },
  params: flowParams,
  query: z.object({
    version: single.meta({ description: "Number of the version that shall answer, as the flow's history shows it." }),
  }),
  body: predictionBody,
  files: "Files that go with the question.",
  examples: predictionExamples,
  reply: predictionReply,
  replyExample: predictionReplyExample,
  events: predictionEvent,
});

export const internalPrediction = defineContract({
  method: "POST",
  path: "/internal-prediction/:id",
  summary: "Asks a flow's newest version from the canvas. Its stream also tells how each node fares.",
  access: { kind: "session", role: "viewer" },
  params: flowParams,
  body: predictionBody,
  examples: { question: predictionExamples.question },
  reply: predictionReply,
  events: canvasEvent,
});

/** What a client calls that forgot the id. Always refused with 412. */
export const predictionWithoutId = defineContract({
  method: "POST",
  path: "/prediction",
  summary: "Refused: the address lacks the flow's id.",
  access: { kind: "public" },
  refusesAll: true,
  failures: { 412: "Always." },
});

export const predictionEvents = defineContract({
  method: "GET",
  path: "/prediction/:id/events",
  summary: "Goes on with a stream after the event named by `Last-Event-ID`, in the header or as `lastEventId`.",
  notes:
    "Every event of a stream has an id. A reader that was cut off names the last one it read and gets what came after it, while the run goes on and after. Sending the prediction again with `Last-Event-ID` does the same. 204: there is nothing more.",
  access: { kind: "flow" },
  params: flowParams,
  query: z.object({
    chatId: single.meta({ description: "The conversation, to be sure that the run belongs to it." }),
    lastEventId: single.meta({ description: "For readers that cannot send the header." }),
  }),
  media: "text/event-stream",
  events: predictionEvent,
});

export const stopPrediction = defineContract({
  method: "DELETE",
  path: "/prediction/:id/:chatId",
  summary: "Stops the runs of a conversation. Answers the same when none was under way.",
  access: { kind: "flow" },
  params: conversationParams,
  reply: stopped,
});
