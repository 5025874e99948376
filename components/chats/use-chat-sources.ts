"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";

/** What a chat can be begun with: a flow that answers, or a template. */
export interface ChatSource {
  /** Names it among all. */
  key: string;
  name: string;
  description: string;
  from: { flowId: string } | { templateId: string };
}

export const flowKey = (id: string): string => t("flow {id}", { id });

/** Flows that are published, then templates. Undefined until both are known. */
export function useChatSources(): ChatSource[] | undefined {
  const trpc = useTRPC();
  const flows = useQuery(trpc.flows.list.queryOptions({})).data;
  const templates = useQuery(trpc.templates.list.queryOptions()).data;
  if (!flows || !templates) return undefined;
  return [
    ...flows
      .filter(({ published }) => published !== null)
      .map(({ id, name, kind }) => ({
        ...{ key: flowKey(id), name, description: kind === "chatflow" ? t("Chatflow") : t("Agentflow") },
        from: { flowId: id },
      })),
    ...templates
      .filter(({ ready }) => !ready)
      .map(({ id, name }) => ({
        ...{ key: `template ${id}`, name, description: t("Template"), from: { templateId: id } },
      })),
  ];
}
