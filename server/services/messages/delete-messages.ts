import { and, eq, type SQL, sql } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { storableText } from "@/server/data/storable";
import { requireAccess } from "../context";
import { removeRunsOfMessages } from "../executions/remove-runs-of-messages";
import { dropFiles } from "../files/drop-files";
import { findChangeableFlow } from "../flows/find-changeable-flow";
import { type DeletingContext, emptyMemories } from "./empty-memories";
import { forgetSummaries } from "./forget-summaries";
import { type MessageFilter, whereMessages } from "./message-filter";

/**
 * Deletes the messages that match, with the files that came with them and the runs that they belonged to; all of the
 * flow's without a filter. Deleting a session's also empties its memory.
 */
export async function deleteMessages(
  ctx: DeletingContext,
  input: MessageFilter & { flowId: string },
): Promise<{ affected: number }> {
  requireAccess(ctx, "editor", "messages");
  const flow = await findChangeableFlow(ctx, input.flowId);
  const { flowId: _flow, ...filter } = input;
  const { workspaceId } = ctx.actor;
  const all = Object.values(filter).every((value) => value === undefined);
  const { rows, files, sessionIds } = await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(messages)
      .where(whereMessages(workspaceId, flow.id, input))
      .returning({ chatId: messages.chatId, sessionId: messages.sessionId, runId: messages.runId });
    // A memory elsewhere may still hold a session whose messages are gone.
    const named = input.sessionId ?? input.chatId;
    const sessions = [...new Set([...gone.map((row) => row.sessionId), ...(named === undefined ? [] : [named])])];
    await forgetSummaries(tx, { workspaceId, flowId: flow.id, sessionIds: sessions });
    // A conversation may hold files before it holds a message.
    const chatIds = new Set([
      ...gone.map(({ chatId }) => chatId),
      ...(input.chatId === undefined ? [] : [input.chatId]),
    ]);
    const dropped = await dropFiles(tx, { workspaceId, flowId: flow.id, chatIds: all ? "all" : [...chatIds] });
    return { rows: gone, files: dropped, sessionIds: sessions };
  });
  await ctx.files.remove(files);
  const runIds = rows.flatMap(({ runId }) => runId ?? []);
  await removeRunsOfMessages(ctx, { flowId: flow.id, runIds, conversations: conversationsOf(filter) });
  await emptyMemories(ctx, { flowId: flow.id, sessionIds });
  return { affected: rows.length };
}

/** Whole conversations, when nothing else narrows what is deleted. */
function conversationsOf({ sessionId, chatId, ...narrower }: MessageFilter): SQL | undefined {
  if (Object.values(narrower).some((value) => value !== undefined)) return undefined;
  if (sessionId === undefined && chatId === undefined) return sql`true`;
  return and(
    sessionId === undefined ? undefined : eq(executions.sessionId, storableText(sessionId)),
    chatId === undefined ? undefined : eq(executions.chatId, storableText(chatId)),
  );
}
