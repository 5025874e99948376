import type { SourceDocument, UsedTool } from "@/domain/api/stream-event";
import type { WorkspaceFile } from "@/domain/workspace/workspace-file";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";
import { feedback } from "@/server/data/schema/conversations";
import { chatTypes, messages } from "@/server/data/schema/runs";
import { storableText } from "@/server/data/storable";
import { newId } from "@/server/platform/ids";
import type { ServiceContext } from "../context";
import { storable } from "../jobs/storable-value";

type Row = WorkspaceFile["ChatMessage"][number];

/** What was said with the flows that came along, oldest first, and how answers were judged. */
export async function importMessages(
  ctx: ServiceContext,
  { ChatMessage, ChatMessageFeedback }: WorkspaceFile,
  flows: ReadonlySet<string>,
  ids: ReadonlyMap<string, string>,
  report: WorkspaceReport,
  dryRun: boolean,
): Promise<void> {
  const mapped = (id: string): string => ids.get(id.toLowerCase()) ?? "";
  const rows = ChatMessage.filter(({ chatflowid }) => flows.has(mapped(chatflowid))).toSorted(
    (a, b) => momentOf(a.createdDate, ctx).getTime() - momentOf(b.createdDate, ctx).getTime(),
  );
  report.counts.messages += rows.length;
  if (rows.length < ChatMessage.length)
    report.notes.push(
      `${String(ChatMessage.length - rows.length)} messages are of flows that the file does not hold and were left out.`,
    );
  if (dryRun) return;
  const { workspaceId } = ctx.actor;
  const known = new Set(rows.map(({ id }) => mapped(id)));
  const values = rows.map((row) => messageOf(row, mapped(row.id) || newId(), mapped(row.chatflowid), workspaceId, ctx));
  for (let at = 0; at < values.length; at += 500) await ctx.db.insert(messages).values(values.slice(at, at + 500));
  const judged = new Map(
    ChatMessageFeedback.filter(({ messageId }) => known.has(mapped(messageId)) && mapped(messageId) !== "").map(
      (row) => [mapped(row.messageId), row],
    ),
  );
  for (const [messageId, { id, chatflowid, chatId, rating, content, createdDate }] of judged)
    await ctx.db.insert(feedback).values({
      ...{ id: mapped(id) || newId(), workspaceId, flowId: mapped(chatflowid), messageId, rating },
      ...{ chatId: storableText(chatId), content: storableText(content), createdAt: momentOf(createdDate, ctx) },
    });
}

function messageOf(row: Row, id: string, flowId: string, workspaceId: string, ctx: ServiceContext) {
  const { role, memoryType, leadEmail } = row;
  const chatId = storableText(row.chatId) || id;
  return {
    ...{ id, workspaceId, flowId, role, chatId, memoryType: memoryType ?? null, leadEmail: leadEmail ?? null },
    ...{ content: storableText(row.content), sessionId: storableText(row.sessionId) || chatId },
    chatType: chatTypes.find((type) => type === row.chatType) ?? ("EXTERNAL" as const),
    sourceDocuments: records(row.sourceDocuments).filter(isSource),
    usedTools: records(row.usedTools).filter(isTool),
    fileUploads: records(row.fileUploads),
    createdAt: momentOf(row.createdDate, ctx),
  };
}

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.flatMap((item: unknown) => (isRecord(item) ? [storable(item)] : [])) : [];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSource = (value: Record<string, unknown>): value is Record<string, unknown> & SourceDocument =>
  typeof value["pageContent"] === "string" && isRecord(value["metadata"]);

const isTool = (value: Record<string, unknown>): value is Record<string, unknown> & UsedTool =>
  typeof value["tool"] === "string";

function momentOf(text: string, ctx: ServiceContext): Date {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? ctx.clock.now() : moment;
}
