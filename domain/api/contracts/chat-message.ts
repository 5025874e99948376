import { humanAction } from "./agentflow-parts";
import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { execution } from "./execution";
import { feedback, ratings } from "./feedback";
import { conversationParams, stopped } from "./conversation";
import { flowParams } from "./flow-params";
import { isRecord, single } from "./lenient";
import { count, date, namesFrom, order } from "./query-filters";

const chatTypes = ["INTERNAL", "EXTERNAL", "EVALUATION", "MCP", "SCHEDULED", "WEBHOOK"] as const;

const filter = {
  chatId: single,
  sessionId: single,
  messageId: single,
  memoryType: single,
  chatType: namesFrom(chatTypes).meta({ description: "Where they came from." }),
  feedbackType: namesFrom(ratings).meta({ description: "Only answers that were judged so, with their questions." }),
  startDate: date.meta({ description: "Not before this moment." }),
  endDate: date.meta({ description: "Not after this moment." }),
};

const list = z.array(z.unknown()).nullable();

/** A message in the shape that clients know. Keys without a counterpart here are always null. */
export const chatMessage = z
  .object({
    id: z.string(),
    role: z.enum(["userMessage", "apiMessage"]),
    chatflowid: z.string(),
    executionId: z.string().nullable().meta({ description: "Of an agentflow: its run." }),
    content: z.string(),
    sourceDocuments: list,
    usedTools: list,
    fileAnnotations: list,
    agentReasoning: z.null(),
    reasonContent: z.looseObject({ thinking: z.string() }).nullable(),
    fileUploads: list,
    artifacts: list,
    action: humanAction.nullable(),
    chatType: z.enum(chatTypes),
    chatId: z.string(),
    memoryType: z.string().nullable(),
    sessionId: z.string(),
    createdDate: z.string(),
    leadEmail: z.string().nullable(),
    followUpPrompts: z.string().nullable().meta({ description: "JSON text of a list, as clients expect." }),
    execution: execution.nullable().meta({
      description: "The run with its trace, for the latest 200 runs of an answer; ask for others by their id.",
    }),
    /** Why there is no answer, on the answer of a run that failed. */
    error: z.string().optional(),
    feedback: feedback.nullable().optional().meta({ description: "Its judgement, when it was asked for." }),
  })
  .meta({ id: "ChatMessage" });

export type ChatMessage = z.output<typeof chatMessage>;

export const listChatMessages = defineContract({
  method: "GET",
  path: "/chatmessage/:id",
  summary:
    "A flow's messages, oldest first unless `sort` or `order` is DESC. With `feedback` each tells how it was judged, and pages count sessions.",
  access: { kind: "workspace", scope: "messages", role: "viewer" },
  params: flowParams,
  query: z.object({ ...filter, feedback: single, sort: order, order, page: count, limit: count }),
  reply: z.array(chatMessage),
});

/** Sent along by clients without narrowing anything. */
const idle = ["sort", "order", "hardDelete", "isClearFromViewMessageDialog"];
const known = new Set([...Object.keys(filter), ...idle]);

/** A filter that cannot be read must not count as none: everything that it was to spare would go. */
function requireReadable(query: unknown, context: z.RefinementCtx): unknown {
  for (const [name, value] of isRecord(query) ? Object.entries(query) : []) {
    if (!known.has(name)) context.addIssue(`There is no filter “${name}”. Nothing was deleted.`);
    else if (value === "")
      context.addIssue(`“${name}” is empty. Leave it out, or say what to delete. Nothing was deleted.`);
    else if (Array.isArray(value) && !name.endsWith("Type"))
      context.addIssue(`“${name}” may be given once. Nothing was deleted.`);
  }
  return query;
}

export const deleteChatMessages = defineContract({
  method: "DELETE",
  path: "/chatmessage/:id",
  summary: "Deletes the messages that match every given filter; all of the flow's without one.",
  notes:
    "Runs of which no message is left go with them, and so do all of a conversation's when only `chatId` or `sessionId` narrow it; what is under way is stopped. An unknown or an empty filter is refused with 400, and nothing is deleted.",
  access: { kind: "workspace", scope: "messages", role: "editor" },
  params: flowParams,
  query: z.preprocess(requireReadable, z.object(filter)),
  reply: deleted,
});

export const abortChatMessage = defineContract({
  method: "PUT",
  path: "/chatmessage/abort/:id/:chatId",
  summary: "Stops the runs of a conversation. Answers the same when none was under way.",
  access: { kind: "flow" },
  params: conversationParams,
  reply: stopped,
});
