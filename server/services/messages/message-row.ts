import { messages } from "@/server/data/schema/runs";

/** A message as people and programs read it: everything but what belongs to the database. */
export type MessageRow = Omit<typeof messages.$inferSelect, "workspaceId" | "seq">;

export const messageColumns = {
  id: messages.id,
  flowId: messages.flowId,
  runId: messages.runId,
  role: messages.role,
  content: messages.content,
  chatId: messages.chatId,
  sessionId: messages.sessionId,
  chatType: messages.chatType,
  memoryType: messages.memoryType,
  sourceDocuments: messages.sourceDocuments,
  usedTools: messages.usedTools,
  artifacts: messages.artifacts,
  fileUploads: messages.fileUploads,
  fileAnnotations: messages.fileAnnotations,
  reasoning: messages.reasoning,
  followUpPrompts: messages.followUpPrompts,
  action: messages.action,
  leadEmail: messages.leadEmail,
  error: messages.error,
  createdAt: messages.createdAt,
};
