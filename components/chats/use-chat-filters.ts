"use client";

import { useQueryParam } from "@/components/frame/use-query-param";
import { parseChatStatus } from "./chat-status-badge";

/** What narrows the list of chats down. All of it stands in the address. */
export function useChatFilters() {
  const [search, setSearch] = useQueryParam("q");
  const [statusName, setStatus] = useQueryParam("status");
  const [flowId, setFlowId] = useQueryParam("flow");
  const active = search !== "" || statusName !== "" || flowId !== "";
  const clear = () => [setSearch, setStatus, setFlowId].forEach((set) => set(""));
  return { search, setSearch, status: parseChatStatus(statusName), setStatus, flowId, setFlowId, active, clear };
}

export type ChatFilters = ReturnType<typeof useChatFilters>;
