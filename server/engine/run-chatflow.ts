import type { Answer } from "@/domain/api/stream-event";
import { AppError } from "@/domain/errors";
import type { Answerer, ChatMemory, Turn } from "@/server/nodes/slots";
import type { AnswerStream } from "./answer-stream";
import { type AppliedOverrides, applyOverrides } from "./apply-overrides";
import { askedQuestion } from "./asked-question";
import { blame } from "./blame";
import { buildNode } from "./build-node";
import { engineReferences } from "./engine-references";
import { imagesFor, whyNothingSees } from "./sight";
import type { OnceMap } from "./once-map";
import type { ChatflowPlan, PlannedNode } from "./plan-chatflow";
import type { EnginePorts } from "./ports";
import type { PreparedFlow } from "./prepare-flow";
import type { RunRequest } from "./run-request";
import type { StepLog } from "./step-log";
import { createTurnReferences, type TurnReferences } from "./turn-references";

export interface ChatflowRun {
  prepared: PreparedFlow;
  plan: ChatflowPlan;
  request: RunRequest;
  ports: EnginePorts;
  stream: AnswerStream;
  steps: StepLog;
  signal: AbortSignal;
  /** Errors that were explained already; they pass through the nodes downstream unchanged. */
  blamed: Set<AppError>;
}

export interface ChatflowOutcome {
  answer: Answer;
  ignoredOverrides: readonly string[];
}

/** Longest a node may take to be created once and for all, ms. */
const buildTimeLimitMs = 60_000;

/**
 * Answers one question: takes what is built already, builds the rest (what depends on this request for itself alone),
 * and asks the ending node. Rejects with an `AppError` that names the node to blame.
 */
export async function runChatflow(given: Omit<ChatflowRun, "blamed">): Promise<ChatflowOutcome> {
  const run: ChatflowRun = { ...given, blamed: new Set() };
  const { plan, request } = run;
  const applied = applyOverrides(plan.order, request);
  const blind = request.images?.length ? whyNothingSees(plan, applied) : undefined;
  if (blind && asksNothing(request)) throw blame(blind.error, blind.node, run);
  const scope = openScope(run, applied);
  await buildAll(run, scope);
  const { ending } = plan;
  const answerer = scope.instances.get(ending.node.id);
  if (!isAnswerer(answerer))
    throw new AppError("internal", `“${ending.node.label}” cannot answer.`, { nodeId: ending.node.id });
  try {
    const answer = await answerer.answer(scope.turn);
    await remember(run, scope, answer);
    const told = { ...(answer ?? { text: "" }), ...(blind && { warnings: [blind.warning] }) };
    return { answer: told, ignoredOverrides: applied.ignored };
  } catch (error) {
    throw blame(error, ending, run);
  }
}

/** With nothing but images there is nothing to answer for a flow that sees none. */
const asksNothing = (request: RunRequest): boolean => askedQuestion(request).trim() === "";

/** An answer that could not be remembered is still an answer. */
async function remember({ plan, ports }: ChatflowRun, { instances, turn }: Scope, answer: Answer): Promise<void> {
  const memory = memoryOf(plan, instances);
  if (!memory?.remember || !answer) return;
  try {
    await memory.remember(turn, answer.text ?? JSON.stringify(answer.json ?? ""));
  } catch (error) {
    ports.tools.log("warn", "A memory could not keep an answer", {
      flowId: turn.flowId,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** The memory wired to the answering node. */
function memoryOf({ ending }: ChatflowPlan, instances: ReadonlyMap<string, unknown>): ChatMemory | undefined {
  const [memoryId] = ending.slots.get("memory") ?? [];
  return memoryId === undefined ? undefined : asMemory(instances.get(memoryId));
}

/** All that belongs to one request. */
interface Scope {
  turn: Turn;
  references: TurnReferences;
  overrides: AppliedOverrides;
  instances: Map<string, unknown>;
  /** Nodes that cannot be shared with other requests. */
  own: ReadonlySet<string>;
  /** Shared objects; what this run builds goes with what it was built from, even after the flow was told to forget. */
  built: OnceMap<unknown>;
}

function openScope(
  { plan, prepared, request, ports, stream, signal }: ChatflowRun,
  overrides: AppliedOverrides,
): Scope {
  const instances = new Map<string, unknown>();
  const session = { flowId: prepared.flow.id, sessionId: request.sessionId };
  const references = createTurnReferences({
    flow: prepared.flow,
    request,
    ports,
    variables: overrides.variables,
    instance: (id) => instances.get(id),
    memory: () => memoryOf(plan, instances),
    turn: () => turn,
  });
  const turn: Turn = {
    question: askedQuestion(request),
    imagesFor: imagesFor({ plan, request, overrides, instances, signal }),
    prepended: request.history,
    loadHistory: (limit) => ports.loadHistory({ ...session, limit }),
    loadSummary: (nodeId) => ports.loadSummary({ ...session, nodeId }),
    saveSummary: (nodeId, summary) => ports.saveSummary({ ...session, nodeId }, summary),
    ...session,
    chatId: request.chatId,
    emit: (event) => stream.emit(event),
    streaming: request.streaming && prepared.streams,
    signal,
    resolve: (text) => references.resolve(text),
  };
  return { turn, references, overrides, instances, own: ownNodes(plan, overrides), built: prepared.built };
}

/** Nodes that the plan builds each time, those that the request changes, and whatever is wired to either. */
function ownNodes(plan: ChatflowPlan, overrides: AppliedOverrides): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { node, perTurn, slots } of plan.order) {
    const changed = perTurn !== undefined || overrides.inputs.has(node.id);
    if (changed || [...slots.values()].some((sources) => sources.some((id) => own.has(id)))) own.add(node.id);
  }
  return own;
}

/** Upstream first, and side by side where nothing has to wait. */
async function buildAll(run: ChatflowRun, scope: Scope): Promise<void> {
  const { plan, steps } = run;
  const pending = new Map<string, Promise<void>>();
  for (const planned of plan.order) {
    const { id } = planned.node;
    const ready = scope.own.has(id) ? undefined : scope.built.ready(id);
    if (!ready) {
      const before = planned.needs.flatMap((need) => pending.get(need) ?? []);
      pending.set(id, build(planned, before, run, scope));
      continue;
    }
    scope.instances.set(id, ready.value);
    if (planned !== plan.ending) steps.finish(planned);
  }
  if (pending.size > 0) await Promise.all(pending.values());
  if (!pending.has(plan.ending.node.id)) steps.begin(plan.ending, questionOf(run));
}

const questionOf = ({ request }: ChatflowRun): { question: string } => ({ question: request.question });

async function build(
  planned: PlannedNode,
  before: readonly Promise<void>[],
  run: ChatflowRun,
  scope: Scope,
): Promise<void> {
  if (before.length > 0) await Promise.all(before);
  run.signal.throwIfAborted();
  const isEnding = planned === run.plan.ending;
  run.steps.begin(planned, isEnding ? questionOf(run) : undefined);
  const own = scope.own.has(planned.node.id);
  try {
    const make = own
      ? buildOwn(planned, run, scope)
      : scope.built.get(planned.node.id, () => buildShared(planned, run, scope));
    const instance = await make;
    scope.instances.set(planned.node.id, instance);
    // The ending node's step lasts until it has answered.
    if (!isEnding) run.steps.finish(planned, own && isText(instance) ? instance : undefined);
  } catch (error) {
    throw blame(error, planned, run);
  }
}

const isText = (value: unknown): value is string => typeof value === "string";

/** A shared object must not die with the request that happened to need it first. */
async function buildShared(planned: PlannedNode, run: ChatflowRun, scope: Scope): Promise<unknown> {
  const limit = AbortSignal.timeout(buildTimeLimitMs);
  const building = buildNode({ ...buildRequest(planned, run, scope), stored: planned.node.inputs, signal: limit });
  return Promise.race([building, whenAborted(limit)]);
}

async function buildOwn(planned: PlannedNode, run: ChatflowRun, scope: Scope): Promise<unknown> {
  const stored = scope.overrides.inputs.get(planned.node.id) ?? planned.node.inputs;
  const { references, turn } = scope;
  const lookup = await references.load(engineReferences(planned.definition.inputs, stored));
  const perTurn = { turn, fill: (text: string) => references.fill(text, lookup) };
  return buildNode({ ...buildRequest(planned, run, scope), stored, signal: run.signal, perTurn });
}

function buildRequest(planned: PlannedNode, { prepared, ports }: ChatflowRun, { instances }: Scope) {
  return {
    planned,
    instance: (id: string) => instances.get(id),
    openCredential: (id: string) => ports.openCredential(id),
    tools: prepared.origins.toolsFor(planned.node.id, ports.tools),
    redactor: prepared.redactor,
    flowId: prepared.flow.id,
  };
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

const isAnswerer = (value: unknown): value is Answerer =>
  typeof value === "object" && value !== null && "answer" in value && typeof value.answer === "function";

const asMemory = (value: unknown): ChatMemory | undefined =>
  typeof value === "object" && value !== null && "load" in value && typeof value.load === "function"
    ? (value as ChatMemory)
    : undefined;
