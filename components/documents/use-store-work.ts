"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";

type Work = "process" | "upsert" | "refresh";

/** Begins work on a store; the store then names its job. */
export function useStoreWork(id: string) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: ({ work, loaderId }: { work: Work; loaderId?: string | undefined }) => {
      switch (work) {
        case "process":
          return client.documentStores.process.mutate({ id, ...(loaderId !== undefined && { loaderId }) });
        case "upsert":
          return client.documentStores.upsert.mutate({ id });
        case "refresh":
          return client.documentStores.refresh.mutate({ id });
      }
    },
    onError: (error) => void toast.error(t("Nothing was started"), { description: errorMessage(error) }),
    onSettled: () => void queries.invalidateQueries(trpc.documentStores.get.queryFilter({ id })),
  });
  return {
    work: (work: Work, loaderId?: string) => start.mutate({ work, loaderId }),
    busy: start.isPending,
  };
}
