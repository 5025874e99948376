import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { single } from "./lenient";

const chatTypes = ["INTERNAL", "EXTERNAL", "EVALUATION", "MCP", "SCHEDULED", "WEBHOOK"] as const;
type ChatType = (typeof chatTypes)[number];

/** One type, several parameters, or a JSON list in one of them. Names that are none are left out. */
const chatTypeFilter = z
  .unknown()
  .optional()
  .transform((value): ChatType[] | undefined => {
    const texts = (Array.isArray(value) ? value : [value]).filter(
      (item): item is string => typeof item === "string" && item !== "",
    );
    if (texts.length === 0) return undefined;
    const names = texts.flatMap((item) => item.split(/[^A-Z]+/));
    return chatTypes.filter((type) => names.includes(type));
  });

const date = single.transform((value, context) => {
  if (value === undefined) return undefined;
  const at = new Date(value);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue("is not a date. Write it like 2026-01-31T12:00:00Z.");
  return z.NEVER;
});

const count = single.transform((value, context) => {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  context.addIssue("must be a whole number that is not negative.");
  return z.NEVER;
});

const order = single.transform((value): "asc" | "desc" | undefined => {
  const upper = value?.toUpperCase();
  return upper === "DESC" ? "desc" : upper === "ASC" ? "asc" : undefined;
});

const filter = {
  chatId: single,
  sessionId: single,
  memoryType: single,
  chatType: chatTypeFilter,
  startDate: date,
  endDate: date,
};

const list = z.array(z.unknown()).nullable();

/** A message in the shape that clients know. Keys without a counterpart here are always null. */
export const chatMessage = z.object({
  id: z.string(),
  role: z.enum(["userMessage", "apiMessage"]),
  chatflowid: z.string(),
  executionId: z.null(),
  content: z.string(),
  sourceDocuments: list,
  usedTools: list,
  fileAnnotations: list,
  agentReasoning: z.null(),
  reasonContent: z.looseObject({ thinking: z.string() }).nullable(),
  fileUploads: list,
  artifacts: list,
  action: z.null(),
  chatType: z.enum(chatTypes),
  chatId: z.string(),
  memoryType: z.string().nullable(),
  sessionId: z.string(),
  createdDate: z.string(),
  leadEmail: z.string().nullable(),
  /** JSON text of a list, as clients expect. */
  followUpPrompts: z.string().nullable(),
  execution: z.null(),
  /** Why there is no answer, on the answer of a run that failed. */
  error: z.string().optional(),
});

export type ChatMessage = z.output<typeof chatMessage>;

export const listChatMessages = defineContract({
  method: "GET",
  path: "/chatmessage/:id",
  summary: "A flow's messages, oldest first unless `sort` or `order` is DESC.",
  access: { kind: "workspace", scope: "messages", role: "viewer" },
  query: z.object({ ...filter, messageId: single, sort: order, order, page: count, limit: count }),
  reply: z.array(chatMessage),
});

export const deleteChatMessages = defineContract({
  method: "DELETE",
  path: "/chatmessage/:id",
  summary: "Deletes the messages that match every given filter; all of the flow's without one.",
  access: { kind: "workspace", scope: "messages", role: "editor" },
  query: z.object(filter),
  reply: deleted,
});

export const abortChatMessage = defineContract({
  method: "PUT",
  path: "/chatmessage/abort/:id/:chatId",
  summary: "Stops the runs of a conversation. Answers the same when none was under way.",
  access: { kind: "public" },
  reply: z.object({ status: z.literal(200), message: z.string() }),
});
