import { z } from "zod";
import { defineContract } from "../contract";
import { listChatMessages } from "./chat-message";

const { chatType, feedbackType, startDate, endDate } = listChatMessages.query.shape;

const message = z.object({
  role: z.enum(["user", "bot"]),
  content: z.string(),
  time: z.string(),
  sourceDocuments: z.array(z.unknown()).optional(),
  usedTools: z.array(z.unknown()).optional(),
  fileUploads: z.array(z.unknown()).optional(),
  /** What its reader wrote about it. */
  feedback: z.string().optional(),
});

/** A conversation as it stands in an exported file. */
export const exportedSession = z.object({
  id: z.string(),
  source: z.enum(["UI", "API/Embed"]),
  sessionId: z.string(),
  memoryType: z.string().nullable(),
  email: z.string().nullable(),
  messages: z.array(message),
});

export type ExportedSession = z.output<typeof exportedSession>;

export const exportMessages = defineContract({
  method: "POST",
  path: "/export-import/chatflow-messages",
  summary: "A flow's conversations for a file.",
  access: { kind: "workspace", scope: "messages", role: "viewer" },
  body: z.object({ chatflowId: z.string(), chatType, feedbackType, startDate, endDate }),
  reply: z.array(exportedSession),
});
