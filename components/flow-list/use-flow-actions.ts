"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDialogState } from "./flow-dialogs";
import type { FlowSummary } from "./flow-summary";
import { exportFileName, saveFlowFile } from "./save-file";
import { useDeleteFlows } from "./use-delete-flows";

export interface FlowActions {
  open: (flow: FlowSummary, newTab?: boolean) => void;
  /** To a page about the flow. */
  go: (path: string) => void;
  rename: (flow: FlowSummary, name: string) => void;
  duplicate: (flow: FlowSummary) => void;
  exportFiles: (flows: readonly FlowSummary[]) => void;
  /** Asks what the flow's code will hold, and saves it. */
  exportCode: (flow: FlowSummary) => void;
  remove: (flows: readonly FlowSummary[]) => void;
  move: (flows: readonly FlowSummary[]) => void;
  tag: (flows: readonly FlowSummary[]) => void;
  share: (flow: FlowSummary) => void;
  showUsage: (flow: FlowSummary) => void;
  setFavourite: (flow: FlowSummary, favourite: boolean) => void;
}

/** What can be done with the flows of a list. Each shows at once and takes itself back when the server refuses. */
export function useFlowActions(kind: FlowKind, dialogs: FlowDialogState): FlowActions {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const list = trpc.flows.list.queryKey({ kind });
  const refresh = () => queries.invalidateQueries(trpc.flows.list.queryFilter());
  const rename = useMutation(trpc.flows.rename.mutationOptions({ onSettled: refresh }));
  const duplicate = useMutation(
    trpc.flows.duplicate.mutationOptions({
      onSuccess: ({ id }) => {
        void refresh();
        toast.success(t("Duplicated"), { action: { label: t("Open"), onClick: () => router.push(`/${kind}s/${id}`) } });
      },
    }),
  );
  const like = useMutation(trpc.flows.setFavourite.mutationOptions({ onSettled: refresh }));
  const exportFiles = async (flows: readonly FlowSummary[]) => {
    try {
      for (const { id } of flows) {
        const { name, json } = await queries.fetchQuery(trpc.flows.export.queryOptions({ id }, { staleTime: 0 }));
        saveFlowFile(exportFileName(name), json);
      }
    } catch (error) {
      toast.error(t("Nothing was exported"), { description: errorMessage(error) });
    }
  };
  return {
    open: ({ id }, newTab) => {
      if (newTab) window.open(`/${kind}s/${id}`, "_blank", "noopener");
      else router.push(`/${kind}s/${id}`);
    },
    go: (path) => router.push(path),
    rename: ({ id }, name) => {
      queries.setQueryData(list, (flows) => flows?.map((flow) => (flow.id === id ? { ...flow, name } : flow)));
      rename.mutate({ id, name });
    },
    duplicate: ({ id }) => duplicate.mutate({ id }),
    exportFiles: (flows) => void exportFiles(flows),
    exportCode: (flow) => dialogs.show({ kind: "code", flow }),
    remove: useDeleteFlows(kind),
    move: (flows) => dialogs.show({ kind: "move", flows }),
    tag: (flows) => dialogs.show({ kind: "tag", flows }),
    share: (flow) => dialogs.show({ kind: "share", flow }),
    showUsage: (flow) => dialogs.show({ kind: "usage", flow }),
    setFavourite: ({ id }, favourite) => {
      queries.setQueryData(list, (flows) => flows?.map((flow) => (flow.id === id ? { ...flow, favourite } : flow)));
      like.mutate({ id, favourite });
    },
  };
}
