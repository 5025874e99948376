import type { RunEvent, Usage } from "@/domain/api/stream-event";
import type { TraceItem } from "@/domain/api/trace-item";
import type { AgentflowRequest, RunJournal, TakenUp } from "@/server/engine/agentflow/agentflow-run";
import type { PreparedFlow } from "@/server/engine/prepare-flow";
import type { RequestImage, RunRequest, RunResult } from "@/server/engine/run-request";
import { fileName } from "../files/file-name";
import { keepFiles } from "../files/keep-files";
import { serverStopped } from "../runs/active-runs";
import type { CallableFlow } from "../runs/callable-flow";
import { conductRun } from "../runs/conduct-run";
import type { Outcome } from "../runs/outcome";
import { portsFor } from "../runs/ports-for";
import type { RunStart } from "../runs/record-run";
import type { RunDesk } from "../runs/run-desk";
import { type Ending, runDeleted, takenOver } from "./execution-rows";
import { withoutWaits } from "./load-execution";
import type { Nested } from "./nested";
import { saidIn } from "./said-in";
import type { Turn } from "./turn";

export interface TurnToConduct {
  flow: CallableFlow;
  prepared: PreparedFlow;
  versionId: string;
  ids: { chatId: string; sessionId: string };
  turn: Turn;
  /** The session has just begun. */
  isNew: boolean;
  images: readonly RequestImage[];
  /** Of this run, or the session's last one. */
  form: Readonly<Record<string, unknown>> | undefined;
  streaming: boolean;
  keyId?: string | undefined;
  signal?: AbortSignal | undefined;
  onEvent?: ((event: RunEvent) => void) | undefined;
  onStart?: ((start: RunStart, earlier: readonly TraceItem[]) => void) | undefined;
}

interface OpenTurn extends TurnToConduct {
  /** Of the execution. */
  id: string;
  /** Of a run that goes on. */
  progress?: { takenUp: TakenUp; trace: readonly TraceItem[] };
  usage?: readonly Usage[];
  nested?: Nested | undefined;
  /** The run's row in `runs` is there already. */
  recorded?: boolean;
  /** The answer has been written already. */
  answered?: boolean;
}

/** Runs an agentflow until it has ended or waits, and writes down every step before the next begins. */
export async function conductTurn(desk: RunDesk, given: OpenTurn): Promise<Outcome> {
  const { flow, ids, turn, id, prepared, progress, keyId } = given;
  const start = startOf(given);
  const trace: TraceItem[] = [...(progress?.trace ?? [])];
  const { rows, working } = desk.executions;
  working.add(id);
  const done = desk.active.track({ flowId: flow.id, chatId: ids.chatId, keyId, runId: id }, async (tracked) => {
    const signal = given.signal ? AbortSignal.any([tracked, given.signal]) : tracked;
    given.onStart?.(start, trace);
    const usage: Usage[] = [];
    const journal = openJournal(desk, given, () => [...(given.usage ?? []), ...usage]);
    const conducted = await conductRun(desk, {
      ...{ flow, prepared, start, signal, visible: false, answerId: turn.answerId },
      request: requestOf(desk, given, journal),
      ports: portsFor(desk, flow, { isNew: given.isNew, runId: id, memory: turn.memory }),
      records: (result) => !given.answered && !isLeft(result) && !isDeleted(result),
      onEvent(event) {
        if (event.type === "usage") usage.push(event.usage);
        if (event.type === "trace") trace.push(event.item);
        given.onEvent?.(event);
      },
    });
    const { ran, ...told } = conducted;
    await (isLeft(told.result) ? rows.release(id) : rows.end(id, endingOf(ran, told.result), desk.clock.now()));
    const execution = { id, trace: withoutWaits(trace), form: turn.form };
    const question = turn.question === "" || progress ? undefined : turn.question;
    return { ...ids, ...told, memoryType: undefined, question, execution };
  });
  return done.finally(() => working.delete(id));
}

/** The process ends before the run does: another one goes on with it. */
const isLeft = (result: Outcome["result"]): boolean =>
  result.status !== "finished" && (result.error.message === serverStopped || result.error.message === takenOver);

const isDeleted = (result: Outcome["result"]): boolean =>
  result.status !== "finished" && result.error.message === runDeleted;

const startOf = ({ flow, versionId, ids, turn, id, progress, recorded }: OpenTurn): RunStart => ({
  ...{ runId: id, questionId: turn.questionId, workspaceId: flow.workspaceId, flowId: flow.id, versionId, ...ids },
  ...{ chatType: turn.chatType, leadEmail: turn.leadEmail, question: turn.said, fileUploads: turn.fileUploads },
  ...{ memoryType: undefined, startedAt: turn.startedAt, goesOn: recorded ?? progress !== undefined },
});

function requestOf(desk: RunDesk, given: OpenTurn, journal: RunJournal): RunRequest {
  const { flow, ids, turn, id, form, progress, images, streaming } = given;
  const agentflow: AgentflowRequest = {
    ...{ journal, runSubflow: desk.subflows(desk, given) },
    async keepFile(file) {
      const conversation = { workspaceId: flow.workspaceId, flowId: flow.id, chatId: ids.chatId };
      const [name] = await keepFiles(desk.uploads, conversation, [{ ...file, name: fileName(file.name) }]);
      return name ?? file.name;
    },
    ...(form && { form }),
    ...(turn.webhook !== undefined && { webhook: turn.webhook }),
    ...(turn.state && { state: turn.state }),
    ...(turn.pinned && { pinned: new Map(Object.entries(turn.pinned)) }),
    ...(progress && { takenUp: { ...progress.takenUp, ...(turn.edit && { edit: turn.edit }) } }),
  };
  return {
    ...{ runId: id, question: turn.question, ...ids, history: turn.history, streaming },
    ...{ timeLimitMs: desk.timeLimitMs, attachedText: turn.attachedText, images, agentflow },
    ...(turn.overrideConfig && { overrideConfig: turn.overrideConfig }),
    ...(flow.settings.overrideRules && { overrideRules: flow.settings.overrideRules }),
  };
}

function openJournal(desk: RunDesk, given: OpenTurn, usage: () => readonly Usage[]): RunJournal {
  const { id, flow, versionId, ids, turn, nested, progress } = given;
  const { rows } = desk.executions;
  let written = progress !== undefined;
  return {
    async commit({ steps, frontier }) {
      const state = steps.at(-1)?.trace.data.state;
      const now = desk.clock.now();
      const entry = { steps, frontier, usage: usage(), state };
      if (written) {
        const said = turn.chatTurn && saidIn(steps);
        if (!turn.chatTurn || !said?.length) return rows.commit(id, flow.workspaceId, entry, now);
        await rows.commit(id, flow.workspaceId, { ...entry, said: { ...turn.chatTurn, rows: said } }, now);
        return desk.executions.chatTurns?.told(turn.chatTurn.chatId);
      }
      const { parentKey, depth = 0 } = nested ?? {};
      const execution = { id, workspaceId: flow.workspaceId, flowId: flow.id, versionId, ...ids, turn };
      await rows.insert({ ...execution, form: turn.form, parentKey, depth }, entry, now);
      written = true;
    },
  };
}

function endingOf(ran: RunResult | undefined, result: Outcome["result"]): Ending {
  if (ran?.status === "paused") return { status: "paused", waiting: ran.waiting.map(({ action }) => action) };
  if (result.status !== "finished") return { status: result.status, error: result.error.message };
  return { status: "finished", state: ran?.status === "finished" ? ran.state : undefined };
}
