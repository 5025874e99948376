import { and, asc, desc, eq, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/server/data/database";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { storableJson } from "@/server/data/storable";
import type { Frontier } from "@/server/engine/agentflow/visit";
import type { PreparedFlow } from "@/server/engine/prepare-flow";
import { newId } from "@/server/platform/ids";
import type { CallableFlow } from "../runs/callable-flow";
import { openKeptImages } from "../files/open-kept-images";
import type { RunDesk } from "../runs/run-desk";
import { conductTurn } from "./conduct-turn";
import { loadProgress } from "./load-execution";
import { onceBegun } from "./once-begun";
import type { Turn } from "./turn";

export interface DerivedRun {
  flow: CallableFlow;
  prepared: PreparedFlow;
  versionId: string;
  turn: Turn;
  /** Where it begins. */
  frontier: Frontier;
  origin: { executionId: string; nodeId: string };
  /** Steps of the other run that had ended before: those written before this one. */
  before?: number;
}

/**
 * Begins a run that is made from another one, and lets it go on without its caller. It is written down whole before its
 * first step, so that it outlives this process like any other. Gives its id.
 */
export async function beginDerived(desk: RunDesk, given: DerivedRun): Promise<string> {
  const { db, working } = desk.executions;
  const id = newId();
  const chatId = newId();
  // Written under this process's name, it would be taken up as lost otherwise.
  working.add(id);
  try {
    await db.transaction((tx) => write(tx, desk, { ...given, id, chatId }));
    const { flow, prepared, versionId, turn, frontier } = given;
    const progress = await loadProgress(db, { id, frontier });
    await onceBegun(desk.log, (begun) =>
      conductTurn(desk, {
        ...{ flow, prepared, versionId, ids: { chatId, sessionId: chatId }, turn, id, progress, form: turn.form },
        images: openKeptImages(desk.uploads, { workspaceId: flow.workspaceId, flowId: flow.id }, turn.images),
        ...{ isNew: false, streaming: false, recorded: false, onStart: begun },
      }),
    );
  } catch (error) {
    working.delete(id);
    throw error;
  }
  return id;
}

async function write(
  tx: Database,
  { clock, executions: { owner } }: RunDesk,
  { id, chatId, flow, versionId, turn, frontier, origin, before }: DerivedRun & { id: string; chatId: string },
): Promise<void> {
  const now = clock.now();
  const copied =
    before === undefined
      ? undefined
      : and(eq(executionSteps.executionId, origin.executionId), lt(executionSteps.seq, before));
  const state = copied && (await stateOf(tx, copied));
  await tx.insert(executions).values({
    ...{ id, workspaceId: flow.workspaceId, flowId: flow.id, versionId, chatId, sessionId: chatId },
    ...{ status: "running", frontier: plainJson(frontier), turn: plainJson(turn), form: turn.form, origin, owner },
    ...{ state: state ?? {}, heartbeatAt: now, createdAt: now, updatedAt: now },
  });
  if (copied) await copySteps(tx, id, copied);
}

async function stateOf(tx: Database, where: SQL | undefined): Promise<Record<string, unknown> | undefined> {
  const [last] = await tx
    .select({ trace: executionSteps.trace })
    .from(executionSteps)
    .where(and(where, isNotNull(executionSteps.finished)))
    .orderBy(desc(executionSteps.seq))
    .limit(1);
  return last?.trace.data.state;
}

/** Within the database: their documents may be large. */
async function copySteps(tx: Database, id: string, where: SQL | undefined): Promise<void> {
  const { workspaceId, visitId, finished, trace, before, ms, pinned, createdAt, seq } = executionSteps;
  await tx.execute(sql`insert into ${executionSteps}
    (workspace_id, execution_id, visit_id, finished, trace, before, ms, pinned, created_at)
    select ${workspaceId}, ${id}::uuid, ${visitId}, ${finished}, ${trace}, ${before}, ${ms}, ${pinned}, ${createdAt}
    from ${executionSteps} where ${where} order by ${asc(seq)}`);
}

const plainJson = (value: unknown): unknown => JSON.parse(storableJson(value) ?? "null");
