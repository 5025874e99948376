import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { dropFiles } from "../files/drop-files";
import { findFlow } from "../flows/find-flow";
import { forgetSummaries } from "./forget-summaries";
import { type MessageFilter, whereMessages } from "./message-filter";

/**
 * Deletes the messages that match, with the files that came with them; all of the flow's without a filter. Deleting a
 * session's also empties its memory.
 */
export async function deleteMessages(
  ctx: ServiceContext,
  input: MessageFilter & { flowId: string },
): Promise<{ affected: number }> {
  requireAccess(ctx, "editor", "messages");
  const flow = await findFlow(ctx, input.flowId);
  const { flowId: _flow, ...filter } = input;
  const { workspaceId } = ctx.actor;
  const all = Object.values(filter).every((value) => value === undefined);
  const { rows, files } = await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(messages)
      .where(whereMessages(workspaceId, flow.id, input))
      .returning({ chatId: messages.chatId, sessionId: messages.sessionId });
    await forgetSummaries(tx, { workspaceId, flowId: flow.id, sessionIds: gone.map((row) => row.sessionId) });
    // A conversation may hold files before it holds a message.
    const chatIds = new Set([
      ...gone.map(({ chatId }) => chatId),
      ...(input.chatId === undefined ? [] : [input.chatId]),
    ]);
    const dropped = await dropFiles(tx, { workspaceId, flowId: flow.id, chatIds: all ? "all" : [...chatIds] });
    return { rows: gone, files: dropped };
  });
  await ctx.files.remove(files);
  return { affected: rows.length };
}
