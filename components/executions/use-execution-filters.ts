"use client";

import { useMemo } from "react";
import { useQueryParam } from "@/components/frame/use-query-param";
import { endOfDay, startOfDay } from "@/components/messages/day-range";
import { useDebounced } from "@/components/messages/use-debounced";
import { parseRunStatus } from "./run-status";

/** The filters of the agentflows' runs: as they stand in the address, and as the server takes them. */
export function useExecutionFilters() {
  const [search, setSearch] = useQueryParam("q");
  const [flowId, setFlowId] = useQueryParam("flow");
  const [status, setStatus] = useQueryParam("status");
  const [from, setFrom] = useQueryParam("from");
  const [to, setTo] = useQueryParam("to");
  const text = useDebounced(search.trim());
  const input = useMemo(
    () => ({
      search: text === "" ? undefined : text,
      flowId: flowId === "" ? undefined : flowId,
      status: parseRunStatus(status),
      from: startOfDay(from),
      to: endOfDay(to),
    }),
    [text, flowId, status, from, to],
  );
  const active = [search, flowId, status, from, to].some((value) => value !== "");
  const clear = () => [setSearch, setFlowId, setStatus, setFrom, setTo].forEach((set) => set(""));
  return { search, setSearch, flowId, setFlowId, status, setStatus, from, setFrom, to, setTo, input, active, clear };
}

export type ExecutionFilters = ReturnType<typeof useExecutionFilters>;
