"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCanvas } from "@/components/canvas/canvas-context";
import { type RouterOutputs, useTRPCClient } from "@/components/trpc/client";
import { type LastRun, noRun } from "./last-run";

export type RunDetail = RouterOutputs["runs"]["get"];

/** The flow's last run that has ended, with its steps. */
export function useLastRun() {
  const client = useTRPCClient();
  const flowId = useCanvas((state) => state.head.id);
  const ended = useCanvas((state) => state.runsEnded);
  return useQuery({
    queryKey: ["canvas-last-run", flowId, ended],
    queryFn: async (): Promise<RunDetail | null> => {
      const { items } = await client.runs.list.query({ flowId });
      const last = items.find((run) => run.status !== "running");
      return last ? client.runs.get.query({ id: last.id }) : null;
    },
    // A form outside of a drawing has no flow, and nothing that could have run.
    enabled: flowId !== "",
    staleTime: 10_000,
    meta: { quiet: true },
  });
}

/** What the last run shows of the values that a text may refer to. */
export function useLastValues(): LastRun {
  const { data } = useLastRun();
  const state = useLastState();
  return useMemo(() => (data ? lastRunOf(data, state) : noRun), [data, state]);
}

function lastRunOf({ steps }: RunDetail, state: Readonly<Record<string, unknown>>): LastRun {
  const outputs = new Map(steps.map(({ nodeId, output }) => [nodeId, output]));
  const start = steps.find(({ nodeId }) => nodeId.startsWith("startAgentflow"))?.output;
  const asked = steps.map(({ input }) => input).find((input) => typeof input === "string");
  const begin = isRecord(start) ? start : { ...(asked !== undefined && { question: asked }) };
  return { outputs, state, begin };
}

const nothing = {};

/** The flow's state as the last step left it. */
function useLastState(): Readonly<Record<string, unknown>> {
  const client = useTRPCClient();
  const flowId = useCanvas((state) => state.head.id);
  const kind = useCanvas((state) => state.head.kind);
  const ended = useCanvas((state) => state.runsEnded);
  const { data } = useQuery({
    queryKey: ["canvas-last-state", flowId, ended],
    queryFn: async () => {
      const { items } = await client.executions.list.query({ flowId, limit: 1 });
      const [last] = items;
      return last ? (await client.executions.get.query({ id: last.id })).state : nothing;
    },
    enabled: flowId !== "" && kind === "agentflow",
    staleTime: 10_000,
    retry: false,
    meta: { quiet: true },
  });
  return data ?? nothing;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
