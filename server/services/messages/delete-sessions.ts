import { and, eq, inArray } from "drizzle-orm";
import { executions } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { requireAccess } from "../context";
import { removeRunsOfMessages } from "../executions/remove-runs-of-messages";
import { dropFiles } from "../files/drop-files";
import { findChangeableFlow } from "../flows/find-changeable-flow";
import { type DeletingContext, emptyMemories } from "./empty-memories";
import { forgetSummaries } from "./forget-summaries";

/** Deletes whole conversations, and with them their files, their runs and what the flow remembers of them. */
export async function deleteSessions(
  ctx: DeletingContext,
  input: { flowId: string; sessionIds: readonly string[] },
): Promise<{ affected: number }> {
  requireAccess(ctx, "editor", "messages");
  const flow = await findChangeableFlow(ctx, input.flowId);
  if (input.sessionIds.length === 0) return { affected: 0 };
  const { workspaceId } = ctx.actor;
  const { rows, files } = await ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(messages)
      .where(
        and(
          eq(messages.workspaceId, workspaceId),
          eq(messages.flowId, flow.id),
          inArray(messages.sessionId, [...input.sessionIds]),
        ),
      )
      .returning({ chatId: messages.chatId, runId: messages.runId });
    await forgetSummaries(tx, { workspaceId, flowId: flow.id, sessionIds: input.sessionIds });
    const chatIds = [...new Set(gone.map(({ chatId }) => chatId))];
    return { rows: gone, files: await dropFiles(tx, { workspaceId, flowId: flow.id, chatIds }) };
  });
  await ctx.files.remove(files);
  const runIds = rows.flatMap(({ runId }) => runId ?? []);
  const conversations = inArray(executions.sessionId, [...input.sessionIds]);
  await removeRunsOfMessages(ctx, { flowId: flow.id, runIds, conversations });
  await emptyMemories(ctx, { flowId: flow.id, sessionIds: input.sessionIds });
  return { affected: rows.length };
}
