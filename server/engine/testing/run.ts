import type { RunEvent } from "@/domain/api/stream-event";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { wire } from "@/domain/flow/testing/draw";
import type { EnginePorts } from "../ports";
import { prepareFlow, type PreparedFlow } from "../prepare-flow";
import { runFlow } from "../run-flow";
import type { RunRequest, RunResult } from "../run-request";

export interface Told {
  events: RunEvent[];
  result: RunResult;
  /** Tokens in one text. */
  said: string;
  /** `id status` of every step event. */
  steps: string[];
}

export const aRequest = (over: Partial<RunRequest> = {}): RunRequest => ({
  runId: "run-1",
  question: "Hi",
  chatId: "chat-1",
  sessionId: "session-1",
  history: [],
  streaming: false,
  ...over,
});

/** A node as a document holds it; `id` is `<name>_<n>`. */
export const aNode = (id: string, inputs: Record<string, unknown> = {}, over: Partial<FlowNode> = {}): FlowNode => ({
  id,
  name: id.replace(/_\d+$/, ""),
  label: id,
  version: 1,
  position: { x: 0, y: 0 },
  inputs,
  ...over,
});

export const aFlow = (nodes: FlowNode[], ...wires: string[]): FlowDocument => ({ nodes, edges: wires.map(wire) });

export const prepare = (document: FlowDocument, ports: EnginePorts): PreparedFlow =>
  prepareFlow({ id: "flow-1", versionId: "version-1", kind: "chatflow", document }, ports);

/** Runs to the end and keeps everything that was told. */
export async function ask(
  prepared: PreparedFlow,
  ports: EnginePorts,
  request: Partial<RunRequest> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Told> {
  const events: RunEvent[] = [];
  const run = runFlow(prepared, aRequest(request), ports, signal);
  for (;;) {
    const { value, done } = await run.next();
    if (done) {
      const said = events.map((event) => (event.type === "token" ? event.text : "")).join("");
      const steps = events.flatMap((event) => (event.type === "step" ? [`${event.nodeId} ${event.status}`] : []));
      return { events, result: value, said, steps };
    }
    events.push(value);
  }
}
