import type { ExportedSession } from "@/domain/api/contracts/message-export";
import * as contracts from "@/domain/api/contracts/message-export";
import { listJudgedMessages } from "@/server/services/messages/list-judged-messages";
import { route } from "../route";

type Row = Awaited<ReturnType<typeof listJudgedMessages>>[number];

export const exportMessages = route(contracts.exportMessages, async ({ body, ctx }) => {
  const { chatflowId, chatType, feedbackType, startDate, endDate } = body;
  const rows = await listJudgedMessages(ctx, {
    ...{ flowId: chatflowId, chatTypes: chatType, ratings: feedbackType, from: startDate, to: endDate },
  });
  const sessions = new Map<string, ExportedSession>();
  for (const row of rows) {
    const key = JSON.stringify([row.chatId, row.sessionId, row.memoryType]);
    const session = sessions.get(key) ?? sessionOf(row);
    sessions.set(key, session);
    session.email ??= row.leadEmail;
    session.messages.push(toMessage(row));
  }
  return [...sessions.values()];
});

const sessionOf = ({ chatId, chatType, sessionId, memoryType, leadEmail }: Row): ExportedSession => ({
  id: chatId,
  source: chatType === "INTERNAL" ? "UI" : "API/Embed",
  ...{ sessionId, memoryType, email: leadEmail, messages: [] },
});

const toMessage = (row: Row): ExportedSession["messages"][number] => ({
  role: row.role === "apiMessage" ? "bot" : "user",
  content: row.content,
  time: row.createdAt.toISOString(),
  ...(row.sourceDocuments && { sourceDocuments: row.sourceDocuments }),
  ...(row.usedTools && { usedTools: row.usedTools }),
  ...(row.fileUploads && { fileUploads: row.fileUploads }),
  ...(row.feedback && { feedback: row.feedback.content || row.feedback.rating }),
});
