"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import { useCanvas } from "./canvas-context";
import type { CanvasStore } from "./canvas-store";

/** Shows on the canvas what is pinned to the flow's steps, by whoever edits it. */
export function usePins(store: CanvasStore): void {
  const trpc = useTRPC();
  const { id, kind } = store.getState().head;
  const { data } = useQuery(
    trpc.pins.list.queryOptions({ flowId: id }, { enabled: kind === "agentflow", meta: { quiet: true } }),
  );
  useEffect(() => {
    if (data) store.setState({ pins: new Map(data.map(({ nodeId, output }) => [nodeId, output])) });
  }, [store, data]);
}

/** Pins an output to a step, or takes it away. It shows at once, and goes back when it could not be kept. */
export function usePin(nodeId: string): (output: Record<string, unknown> | null) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const flowId = useCanvas((state) => state.head.id);
  const key = trpc.pins.list.queryKey({ flowId });
  const { mutate } = useMutation(
    trpc.pins.set.mutationOptions({
      async onMutate({ output }) {
        await queries.cancelQueries({ queryKey: key });
        queries.setQueryData(key, (known = []) => [
          ...known.filter((pin) => pin.nodeId !== nodeId),
          ...(output ? [{ nodeId, output }] : []),
        ]);
      },
      onError: (error) => toast.error(t("The pinned output was not kept"), { description: errorMessage(error) }),
      onSettled: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
  return (output) => mutate({ flowId, nodeId, output });
}
