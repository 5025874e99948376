import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { assertNever } from "@/domain/assert-never";
import type { Database } from "@/server/data/database";
import { executions } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { type ExecutionRow } from "../executions/load-execution";
import { openQuestions } from "../executions/open-questions";
import { turnOf } from "../executions/turn-of";
import type { TurnId } from "./live-turns";
import { metaOf, type TurnEnd, waitingEnd } from "./turn-end";

/** How the run ended that answers a turn, as it is written down. Undefined when it had not begun. */
export async function endOfRun(
  db: Database,
  { flowId, chatId, revision }: TurnId & { flowId: string },
): Promise<TurnEnd | "goes on" | undefined> {
  const [row] = await db
    .select()
    .from(executions)
    .where(
      and(
        ...[eq(executions.flowId, flowId), eq(executions.sessionId, chatId), isNull(executions.parentKey)],
        sql`${executions.turn} @> ${JSON.stringify({ chatTurn: { chatId, revision } })}::jsonb`,
      ),
    )
    .orderBy(desc(executions.createdAt))
    .limit(1);
  if (!row) return undefined;
  switch (row.status) {
    case "running":
      return "goes on";
    case "finished":
      return answeredEnd(db, row);
    case "paused": {
      const [question] = openQuestions(row);
      return question && waitingEnd(question.content, question.action, row.id);
    }
    case "failed":
    case "aborted":
      return { status: "failed", reason: row.error ?? "The run was stopped." };
    default:
      return assertNever(row.status);
  }
}

async function answeredEnd(db: Database, row: ExecutionRow): Promise<TurnEnd> {
  const { answerId } = turnOf(row);
  const [answer] = answerId === undefined ? [] : await db.select().from(messages).where(eq(messages.id, answerId));
  if (!answer) return { status: "failed", reason: "The answer has been deleted. Send the message again." };
  const { sourceDocuments, usedTools, artifacts, followUpPrompts } = answer;
  const meta = {
    ...(sourceDocuments && { sourceDocuments }),
    ...(usedTools && { usedTools }),
    ...(artifacts && { artifacts }),
  };
  return { status: "answered", text: answer.content, meta: metaOf(meta, followUpPrompts ?? undefined) };
}
