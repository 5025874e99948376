"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";

/** Flows as choices of a list, with the chosen one among them whatever became of it. */
export function useChatFlows(chosen: string): { value: string; label: string }[] {
  const trpc = useTRPC();
  const flows = useQuery(trpc.flows.list.queryOptions({})).data ?? [];
  const choices = flows.map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = chosen === "" || choices.some(({ value }) => value === chosen);
  return isKnown ? choices : [...choices, { value: chosen, label: t("Another flow") }];
}
