"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowSummary } from "./flow-summary";

/** How long the way back stays on the screen, in milliseconds. */
const undoFor = 10_000;

/** Deletes flows at once and offers the way back, instead of asking first. */
export function useDeleteFlows(kind: FlowKind): (flows: readonly FlowSummary[]) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const list = trpc.flows.list.queryKey({ kind });
  const refresh = () => queries.invalidateQueries(trpc.flows.list.queryFilter());
  // Both report in one sentence for all flows together, below.
  const remove = useMutation(trpc.flows.delete.mutationOptions({ meta: { quiet: true } }));
  const restore = useMutation(trpc.flows.restore.mutationOptions({ meta: { quiet: true } }));

  const undo = async (flows: readonly FlowSummary[]) => {
    try {
      await Promise.all(flows.map(({ id }) => restore.mutateAsync({ id })));
    } catch (error) {
      toast.error(t("Not everything came back"), { description: errorMessage(error) });
    }
    await refresh();
  };

  return (flows) => {
    const ids = new Set(flows.map(({ id }) => id));
    const title = t(
      "{count, plural, =1 {“{name}” deleted} other {# {kind, select, agentflow {agentflows} other {chatflows}} deleted}}",
      {
        count: flows.length,
        name: flows[0]?.name,
        kind,
      },
    );
    const run = async () => {
      await queries.cancelQueries(trpc.flows.list.queryFilter({ kind }));
      queries.setQueryData(list, (rows) => rows?.filter(({ id }) => !ids.has(id)));
      try {
        await Promise.all([...ids].map((id) => remove.mutateAsync({ id })));
        toast(title, { duration: undoFor, action: { label: t("Undo"), onClick: () => void undo(flows) } });
      } catch (error) {
        toast.error(t("Not everything was deleted"), { description: errorMessage(error) });
      }
      await refresh();
    };
    void run();
  };
}
