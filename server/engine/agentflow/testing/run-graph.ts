import { prepareFlow } from "../../prepare-flow";
import { runFlow } from "../../run-flow";
import type { RunResult } from "../../run-request";
import { inMemoryPorts } from "../../testing/in-memory-ports";
import type { StepRecord, TakenUp } from "../agentflow-run";
import { decide } from "../decide";
import type { Frontier } from "../visit";
import { type Conditions, flowOf, graphSteps } from "./graph-steps";
import type { Graph } from "./random-graph";

export interface GraphRun {
  status: RunResult["status"];
  error: string | undefined;
  text: string | undefined;
  state: unknown;
  /** In the order in which they were written down; waits are left out. */
  records: StepRecord[];
  /** Written down so far: for a run that was cut off. */
  takenUp: TakenUp | undefined;
  commits: number;
  /** Steps that began before one of their causes had been written down. */
  tooEarly: string[];
  /** Steps that began again before an earlier visit had been written down. */
  overlaps: string[];
}

export interface GraphRunOptions extends Partial<Pick<Conditions, "delay" | "asks">> {
  takenUp?: TakenUp | undefined;
  /** Dies instead of writing down this one. */
  cutAt?: number;
}

/** Runs a graph as the process does that owns the run, until it ends, waits or dies. */
export async function runGraph(graph: Graph, options: GraphRunOptions = {}): Promise<GraphRun> {
  const { delay = () => Promise.resolve(), asks = false, takenUp, cutAt } = options;
  const records: StepRecord[] = [];
  const started = new Map<string, number>();
  let commits = 0;
  let written = takenUp;
  const committed = new Map<number, { at: number; frame: string }>();
  const underWay = new Map<string, string>();
  const overlaps: string[] = [];
  const onStart = (key: string): void => {
    const [, nodeId = ""] = key.split(":");
    if ((underWay.get(nodeId) ?? key) !== key) overlaps.push(nodeId);
    underWay.set(nodeId, key);
    started.set(key, commits);
  };
  const ports = inMemoryPorts({ nodes: graphSteps({ delay, asks, onStart }) });
  const flow = { id: "flow", versionId: "v", kind: "agentflow" as const, document: flowOf(graph) };
  const running = runFlow(
    prepareFlow(flow, ports),
    {
      ...{ runId: "run", question: "q", chatId: "c", sessionId: "s", history: [], streaming: false },
      agentflow: {
        ...(takenUp && { takenUp }),
        journal: {
          async commit(entry) {
            if (commits === cutAt) throw new Error("killed");
            commits += 1;
            const { steps, frontier } = JSON.parse(JSON.stringify(entry)) as typeof entry;
            records.push(...steps.filter(({ trace }) => trace.status !== "STOPPED"));
            for (const { visit } of steps) underWay.delete(visit.nodeId);
            const done = steps.flatMap(({ finished }) => finished ?? []);
            for (const { id, frame } of done) committed.set(id, { at: commits, frame });
            written = { frontier, finished: [...(written?.finished ?? []), ...done] };
          },
        },
      },
    },
    ports,
    new AbortController().signal,
  );
  const result = await ending(running);
  const tooEarly = records.flatMap(({ visit }) => {
    const began = started.get(`run:${visit.nodeId}:${String(visit.visit)}`);
    // A container ends after the steps inside it, which it began before.
    const causes = visit.causes.flatMap((cause) => committed.get(cause) ?? []);
    const before = causes.filter(({ frame }) => !frame.startsWith(`${String(visit.id)}.`));
    return began !== undefined && before.some(({ at }) => at > began) ? [visit.nodeId] : [];
  });
  return {
    ...{ status: result.status, records, takenUp: written, commits, tooEarly, overlaps },
    error: result.status === "failed" ? `${result.error.message} ${String(result.error.cause)}` : undefined,
    text: result.status === "finished" ? result.answer.text : undefined,
    state: result.status === "finished" ? result.state : undefined,
  };
}

async function ending(running: AsyncGenerator<unknown, RunResult>): Promise<RunResult> {
  for (;;) {
    const { done, value } = await running.next();
    if (done) return value;
  }
}

/** Answers whatever the run waits for until it has ended, each time in a process that knows only what was written. */
export async function runThroughPauses(graph: Graph, options: GraphRunOptions, pick: (count: number) => number) {
  const records: StepRecord[] = [];
  let pauses = 0;
  for (let run = await runGraph(graph, options); ;) {
    records.push(...run.records);
    if (run.status !== "paused" || !run.takenUp) return { ...run, records, pauses };
    pauses += 1;
    const { frontier, finished } = JSON.parse(JSON.stringify(run.takenUp)) as TakenUp;
    run = await runGraph(graph, { ...options, takenUp: { frontier: decided(frontier, pick), finished } });
  }
}

function decided(frontier: Frontier, pick: (count: number) => number): Frontier {
  const waiting = frontier.open.filter(({ paused }) => paused);
  const visitId = waiting[pick(waiting.length)]?.id;
  return decide(frontier, { type: "proceed", feedback: "" }, { visitId });
}
