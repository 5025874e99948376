import type { OpenDatabase } from "@/server/data/database";
import type { EnginePorts, OutsideTools } from "@/server/engine/ports";
import { createBriefCache } from "@/server/platform/brief-cache";
import type { Clock } from "@/server/platform/clock";
import type { Logger } from "@/server/platform/logger";
import { toMarkdown } from "@/server/platform/to-markdown";
import type { ServicePorts } from "../context";
import { openCredential } from "../credentials/open-credential";
import { type ActiveSpeeches, createActiveSpeeches } from "../speech/active-speeches";
import type { ReceivePorts } from "../files/receive-uploads";
import { createExecutionDesk, type ExecutionDesk } from "../executions/execution-desk";
import { createSubflows } from "../executions/run-subflow";
import { createKeysInUse, type KeysInUse } from "../keys/keys-in-use";
import { workspaceTools } from "../documents/workspace-tools";
import { loadVariables } from "../variables/load-variables";
import { type ActiveRuns, createActiveRuns } from "./active-runs";
import { type CallableFlow, findCallableFlow } from "./callable-flow";
import { failOrphanedRuns } from "./fail-orphaned-runs";
import { createIdempotentCalls, type IdempotentCalls } from "./idempotent-calls";
import { createIdempotentRows } from "./idempotent-rows";
import { loadHistory } from "./load-history";
import { loadSummary, saveSummary } from "./session-summary";
import { createRunRecorder, type RunRecorder } from "./run-recorder";
import { createPreparedFlows, type PreparedFlows } from "./prepared-flows";

/** What this process keeps in order to run flows quickly, and the runs it has under way. */
export interface RunDesk {
  recorder: RunRecorder;
  clock: Clock;
  log: Logger;
  /** Longest a run may take, ms. */
  timeLimitMs: number;
  /** Runs longer than this, ms, are written down while they go on; shorter ones only once, with their outcome. */
  visibleAfterMs: number;
  /** Longest an answer waits for its follow-up questions, ms. */
  followUpLimitMs: number;
  /** At most three seconds old, and current in the process that changed it. */
  findFlow(id: string): Promise<CallableFlow | null>;
  prepared: PreparedFlows;
  active: ActiveRuns;
  idempotent: IdempotentCalls;
  speeches: ActiveSpeeches;
  keysInUse: KeysInUse;
  executions: ExecutionDesk;
  /** How the steps of a run ask other flows. */
  subflows: typeof createSubflows;
  portsOf(workspaceId: string): EnginePorts;
  /** What keeps the files that come with questions. */
  uploads: ReceivePorts;
}

export interface RunDeskPorts extends ServicePorts {
  nodeTools: OutsideTools;
  database: OpenDatabase;
  env: { runTimeoutSeconds: number };
  onClose(work: () => Promise<void>): void;
}

const forThreeSeconds = { ttlMs: 3_000, max: 5_000 };
/** After a signal runs get this long to end before they are stopped. */
const patienceMs = 10_000;

export function createRunDesk(ports: RunDeskPorts): RunDesk {
  const { db, clock, log, changes, catalogue } = ports;
  const { statement } = ports.database;
  const timeLimitMs = ports.env.runTimeoutSeconds * 1000;
  const flows = createBriefCache<CallableFlow | null>(forThreeSeconds);
  const variables = createBriefCache<Record<string, string>>(forThreeSeconds);
  const enginePorts = new Map<string, EnginePorts>();
  const portsOf = (workspaceId: string): EnginePorts => {
    const known = enginePorts.get(workspaceId);
    if (known) return known;
    const made: EnginePorts = {
      catalogue,
      clock,
      toMarkdown,
      tools: workspaceTools(ports, workspaceId),
      openCredential: (id) => openCredential(ports, workspaceId, id),
      loadHistory: (session) => loadHistory(statement, session),
      loadSummary: (session) => loadSummary(statement, session),
      saveSummary: (session, summary) => saveSummary(statement, workspaceId, session, summary),
      loadVariables: () => variables.get(workspaceId, () => loadVariables(ports, workspaceId)),
    };
    enginePorts.set(workspaceId, made);
    return made;
  };
  const alone = ports.database.kind === "embedded";
  const keysInUse = createKeysInUse({ db, changes }, alone);
  const active = watched(createActiveRuns(), keysInUse);
  const prepared = createPreparedFlows(db, portsOf);
  changes.subscribe((change) => {
    if (change.type === "flow") flows.forget(change.id);
    if (change.type === "key") active.abortKey(change.id);
    if (change.type === "variables") variables.forget(change.workspaceId);
    // Built objects hold opened credentials, and tools as they were.
    if (change.type === "credential" || change.type === "tools") prepared.clear();
  });
  ports.onClose(() => active.close(patienceMs));
  return {
    ...{
      recorder: createRunRecorder(statement),
      clock,
      log,
      timeLimitMs,
      visibleAfterMs: 5_000,
      followUpLimitMs: 10_000,
      prepared,
      active,
      idempotent: createIdempotentCalls({
        ...{ clock, timeLimitMs, rows: createIdempotentRows(db, clock) },
        alone,
      }),
      speeches: createActiveSpeeches(),
      keysInUse,
      executions: createExecutionDesk(db, statement),
      subflows: createSubflows,
      portsOf,
      uploads: { db, files: ports.files, fetch: ports.nodeTools.fetch },
    },
    findFlow: (id) => flows.get(id, () => findCallableFlow(db, id)),
  };
}

const watched = (active: ActiveRuns, keys: KeysInUse): ActiveRuns => ({
  ...active,
  track: (owner, work) => keys.during(owner.keyId, () => active.track(owner, work)),
});

/** Marks what an earlier process left under way. Another process's runs are left alone until they must be over. */
export async function sweepRuns({ db, clock, database, env }: RunDeskPorts): Promise<number> {
  const now = clock.now();
  const alone = database.kind === "embedded";
  return failOrphanedRuns(db, {
    now,
    startedBefore: alone ? now : new Date(now.getTime() - (env.runTimeoutSeconds + 60) * 1000),
  });
}
