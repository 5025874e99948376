import type { StepRecord } from "@/server/engine/agentflow/agentflow-run";

/** A row of a chat as a conversation in its flow adds it. */
export interface SaidRow {
  sender: string;
  receiver: string;
  content: string;
  meta: Readonly<Record<string, unknown>>;
}

/** What was said in conversations of agents, by the steps that tell of it. */
export const saidIn = (steps: readonly StepRecord[]): SaidRow[] =>
  steps.flatMap(({ trace }) => {
    const { turn } = trace.data;
    if (!turn) return [];
    const { sender, receiver, content, kind, meta } = turn;
    return [{ sender, receiver, content, meta: { kind, ...meta } }];
  });
