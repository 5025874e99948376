import type { ChatMessage } from "@/domain/api/contracts/chat-message";
import * as contracts from "@/domain/api/contracts/chat-message";
import { AppError } from "@/domain/errors";
import type { ServiceContext } from "@/server/services/context";
import { recordsOfMessages } from "@/server/services/executions/records-of-messages";
import { deleteMessages } from "@/server/services/messages/delete-messages";
import { listJudgedMessages } from "@/server/services/messages/list-judged-messages";
import { listMessages } from "@/server/services/messages/list-messages";
import type { MessageRow } from "@/server/services/messages/message-row";
import { deskOf } from "../desk-of";
import { route } from "../route";
import { stopConversation } from "../stop-conversation";
import { toExecution } from "../to-execution";
import { toFeedback } from "../to-feedback";
import { visitorRoute } from "../visitor-route";

export const listChatMessages = route(contracts.listChatMessages, async ({ params, query, ctx }) => {
  const { page, limit, sort, order, chatType, startDate, endDate, feedback, feedbackType, ...filter } = query;
  if (page === 0 || limit === 0) throw new AppError("precondition_failed", "page and limit begin at 1.");
  const wanted = {
    ...filter,
    ...{ flowId: params.id ?? "", chatTypes: chatType, from: startDate, to: endDate },
    ...((sort ?? order) && { order: sort ?? order }),
    ...(limit !== undefined && { limit, offset: ((page ?? 1) - 1) * limit }),
  };
  if (feedback === undefined) return toChatMessages(ctx, wanted.flowId, await listMessages(ctx, wanted));
  const rows = await listJudgedMessages(ctx, { ...wanted, ratings: feedbackType });
  const messages = await toChatMessages(ctx, wanted.flowId, rows);
  return messages.map((message, index) => {
    const judgement = rows[index]?.feedback;
    return { ...message, feedback: judgement ? toFeedback(judgement) : null };
  });
});

export const deleteChatMessages = route(contracts.deleteChatMessages, async ({ params, query, ctx, incoming }) => {
  const { chatType, feedbackType, startDate, endDate, ...filter } = query;
  const { affected } = await deleteMessages(
    { ...ctx, runs: deskOf(incoming.runtime) },
    {
      ...filter,
      ratings: feedbackType,
      flowId: params.id ?? "",
      chatTypes: chatType,
      from: startDate,
      to: endDate,
    },
  );
  return { raw: [], affected };
});

/** The embedded chat shows no key: whoever may call the flow and knows the conversation's id may stop it. */
export const abortChatMessage = visitorRoute(
  contracts.abortChatMessage,
  { flowId: ({ params }) => params.id },
  async (call) => stopConversation(call),
);

async function toChatMessages(
  ctx: ServiceContext,
  flowId: string,
  messages: readonly MessageRow[],
): Promise<ChatMessage[]> {
  const { ids, records } = await recordsOfMessages(ctx, { flowId, messages });
  return messages.map((row) => {
    const { runId } = row;
    if (runId === null || !ids.has(runId)) return toChatMessage(row);
    const record = records.get(runId);
    return { ...toChatMessage(row), executionId: runId, execution: record ? toExecution(record) : null };
  });
}

function toChatMessage(row: MessageRow): ChatMessage {
  return {
    id: row.id,
    role: row.role,
    chatflowid: row.flowId,
    executionId: null,
    content: row.content,
    sourceDocuments: row.sourceDocuments,
    usedTools: row.usedTools,
    fileAnnotations: row.fileAnnotations,
    agentReasoning: null,
    reasonContent: row.reasoning,
    fileUploads: row.fileUploads,
    artifacts: row.artifacts,
    action: row.action,
    chatType: row.chatType,
    chatId: row.chatId,
    memoryType: row.memoryType,
    sessionId: row.sessionId,
    createdDate: row.createdAt.toISOString(),
    leadEmail: row.leadEmail,
    followUpPrompts: row.followUpPrompts && JSON.stringify(row.followUpPrompts),
    execution: null,
    ...(row.error !== null && { error: row.error }),
  };
}
