import { AppError } from "@/domain/errors";
import { formAsText } from "@/server/engine/agentflow/facts-of";
import type { PreparedFlow } from "@/server/engine/prepare-flow";
import { newId } from "@/server/platform/ids";
import { keptImages, openKeptImages } from "../files/open-kept-images";
import { receiveUploads } from "../files/receive-uploads";
import { pinnedEffects } from "../pins/pinned-effects";
import { resolveCallIds } from "../runs/call-ids";
import type { CallableFlow } from "../runs/callable-flow";
import { hearQuestion } from "../runs/hear-question";
import type { Outcome } from "../runs/outcome";
import { lastWordOf } from "../runs/post-process";
import type { Prediction } from "../runs/prediction";
import type { RunDesk } from "../runs/run-desk";
import { claimPaused, type Decision, requirePaused } from "./claim-execution";
import { type ExecutionRow, loadProgress, newestOfSession } from "./load-execution";
import { conductTurn, type TurnToConduct } from "./conduct-turn";
import type { Nested } from "./nested";
import type { ChatTurnId, Turn } from "./turn";
import { turnOf } from "./turn-of";

/** What a call of an agentflow is about beside what its body says. */
export interface Asked {
  /** What the new run is called. */
  id?: string;
  /** The step of another run that asks. */
  nested?: Nested;
  /** The run that a decision is for; otherwise it is the session's newest. */
  executionId?: string | undefined;
  /** The visit that a decision is for, and the member who decides. */
  visitId?: number | undefined;
  by?: string | undefined;
  /** Nobody has decided in time. */
  expired?: boolean | undefined;
  /** The turn of a chat that this run answers. */
  chatTurn?: ChatTurnId;
}

/**
 * Asks an agentflow, or answers what one of its runs waits for. The run is written down step by step and goes on when
 * this process dies.
 */
export async function predictAgentflow(desk: RunDesk, call: Prediction, asked: Asked = {}): Promise<Outcome> {
  const { flow, body, internal } = call;
  if (body.question && body.form && Object.keys(body.form).length > 0)
    throw new AppError("unprocessable", "Question and form cannot be provided at the same time");
  const { isNew, ...ids } = resolveCallIds({
    ...{ chatId: body.chatId, sessionId: body.overrideConfig?.["sessionId"], internal },
  });
  const { nested } = asked;
  const decision = body.humanInput && { ...readDecision(body.humanInput), ...decidedBy(asked) };
  const session = { flowId: flow.id, sessionId: ids.sessionId };
  const last = isNew ? undefined : await newestOfSession(desk.executions.db, { ...session, id: asked.executionId });
  const paused = decision && requirePaused(last, ids.sessionId);
  const versionId = paused?.versionId ?? (internal ? flow.latestVersionId : flow.publishedVersionId);
  if (versionId === null)
    throw new AppError("unprocessable", "This flow has never been saved. Open it, save it and try again.");
  const prepared = await desk.prepared.get(flow, versionId);
  const conversation = { workspaceId: flow.workspaceId, flowId: flow.id, chatId: ids.chatId };
  const received = await receiveUploads(desk.uploads, conversation, [...body.uploads, ...body.files]);
  const question = await hearQuestion(desk, call, received.recordings);
  const form = body.form ?? last?.form ?? undefined;
  const sent = keptImages(received.imageRows, ids.chatId);
  const images = [...((paused && turnOf(paused).images) ?? []), ...sent];
  const turn: Turn = {
    question: paused ? (turnOf(paused).question ?? "") : (question ?? ""),
    ...{ said: saidBy(decision, question, call), questionId: newId(), answerId: newId(), chatType: call.chatType },
    ...{ history: body.history, attachedText: received.attachedText, startedAt: desk.clock.now() },
    fileUploads: received.fileUploads,
    ...(images.length > 0 && { images }),
    ...(call.webhook !== undefined && { webhook: call.webhook }),
    ...(paused ? kept(paused) : body.form && { form: body.form }),
    ...(internal && !paused && !nested && (await pinsOf(desk, prepared, flow))),
    ...(!paused && last && keepsState(prepared) && { state: last.state }),
    ...(!paused && body.overrideConfig && { overrideConfig: body.overrideConfig }),
    ...(body.leadEmail !== undefined && { leadEmail: body.leadEmail }),
    ...(asked.chatTurn && { chatTurn: asked.chatTurn }),
  };
  const conducted: TurnToConduct = {
    ...{ flow, prepared, versionId, ids, turn, isNew, form },
    images: paused ? openKeptImages(desk.uploads, conversation, images) : received.images,
    streaming: call.streaming && lastWordOf(flow) === undefined,
    ...{ keyId: call.keyId, signal: call.signal, onEvent: call.onEvent?.bind(call), onStart: call.onStart?.bind(call) },
  };
  if (!paused) return conductTurn(desk, { ...conducted, id: asked.id ?? newId(), nested });
  const { owner, db, working } = desk.executions;
  const { frontier } = await claimPaused(db, paused, { turn, decision, owner, now: desk.clock.now() });
  working.add(paused.id);
  try {
    const progress = await loadProgress(db, { id: paused.id, frontier });
    const resumed = { id: paused.id, progress, usage: paused.usage, nested: nestingOf(paused) };
    const goOn = () => conductTurn(desk, { ...conducted, ...resumed });
    const { chatTurn, said } = turn;
    const { chatTurns } = desk.executions;
    if (!chatTurn || asked.chatTurn || nested || !chatTurns) return await goOn();
    const answered = { turn: chatTurn, executionId: paused.id, flowId: flow.id, ...(!asked.expired && { said }) };
    return await chatTurns.follow(answered, goOn);
  } finally {
    working.delete(paused.id);
  }
}

/** What editors have pinned counts when they run the flow themselves. */
async function pinsOf(desk: RunDesk, prepared: PreparedFlow, { workspaceId }: CallableFlow): Promise<Partial<Turn>> {
  const pinned = await pinnedEffects(desk.executions.db, prepared, workspaceId);
  return Object.keys(pinned).length > 0 ? { pinned } : {};
}

const decidedBy = ({ visitId, by, expired }: Asked) => ({ visitId, by, expired });

const nestingOf = ({ parentKey, depth }: ExecutionRow): Nested | undefined =>
  parentKey === null ? undefined : { parentKey, depth };

/** What a run was begun with it keeps. */
function kept(row: ExecutionRow): Partial<Turn> {
  const { form, state, overrideConfig, history, attachedText, pinned, edit, memory, chatTurn, webhook } = turnOf(row);
  return {
    ...(webhook !== undefined && { webhook }),
    ...(form && { form }),
    ...(state && { state }),
    ...(overrideConfig && { overrideConfig }),
    ...(history && { history }),
    ...(attachedText && { attachedText }),
    ...(pinned && { pinned }),
    ...(edit && { edit }),
    ...(memory && { memory: { ...memory, before: new Date(memory.before) } }),
    ...(chatTurn && { chatTurn }),
  };
}

function readDecision({ type, feedback, startNodeId }: Record<string, unknown>): Decision {
  if (type !== "proceed" && type !== "reject") throw new AppError("unprocessable", "Invalid human input type");
  return {
    type,
    feedback: typeof feedback === "string" ? feedback : "",
    nodeId: typeof startNodeId === "string" && startNodeId !== "" ? startNodeId : undefined,
  };
}

/** What the person's message says: the question, the form as lines, or the word that went with a decision. */
function saidBy(decision: Decision | undefined, question: string | undefined, { body, webhook }: Prediction): string {
  if (decision?.expired) return "";
  if (decision) return decision.feedback || decision.type;
  return question?.trim() || (body.form ? formAsText(body.form) : (JSON.stringify(webhook) ?? ""));
}

function keepsState({ plan }: TurnToConduct["prepared"]): boolean {
  if (!plan.ok || plan.kind !== "agentflow") return false;
  const { startPersistState } = plan.value.start.node.inputs;
  return startPersistState === true || startPersistState === "true";
}
