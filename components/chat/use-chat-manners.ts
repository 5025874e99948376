"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { t } from "@/components/words/t";
import { type ChatCaller, chatHeaders } from "./chat-call";
import { type ChatManners, plainManners, readChatManners } from "./chat-manners";

/** What the flow's chat offers. `revision` changes when another version of the flow is to be asked. */
export function useChatManners({ flowId, mode, apiKey }: ChatCaller, revision: number | undefined): ChatManners {
  const { data } = useQuery({
    queryKey: ["chat-manners", mode, flowId, revision],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const route = mode === "internal" ? "internal-chatbotConfig" : "public-chatbotConfig";
      const headers = chatHeaders({ mode, apiKey });
      const response = await fetch(`/api/v1/${route}/${encodeURIComponent(flowId)}`, { headers, signal });
      if (!response.ok) throw new Error(t("The server answered {status}.", { status: response.status }));
      return readChatManners(await response.json());
    },
  });
  return data ?? plainManners;
}
