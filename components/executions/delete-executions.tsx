"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

interface DeleteExecutionsProps {
  ids: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

/** Asks before runs are deleted, which cannot be undone. */
export function DeleteExecutions({ ids, open, onOpenChange, onDeleted }: DeleteExecutionsProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(trpc.executions.remove.mutationOptions({ meta: { quiet: true } }));
  const many = ids.length !== 1;
  const confirm = () =>
    remove.mutate(
      { ids: [...ids] },
      {
        onSuccess: () => {
          void queries.invalidateQueries(trpc.executions.list.pathFilter());
          void queries.invalidateQueries(trpc.executions.waiting.pathFilter());
          onOpenChange(false);
          onDeleted();
        },
      },
    );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        onOpenChange(next);
        if (!next) remove.reset();
      }}
      title={many ? `Delete ${String(ids.length)} executions` : "Delete this execution"}
      action="Delete"
      busy={remove.isPending}
      error={remove.error && errorMessage(remove.error)}
      onConfirm={confirm}
    >
      What {many ? "their" : "its"} steps got and gave is deleted for good, and what still runs or waits is stopped. The
      conversation stays.
    </ConfirmDialog>
  );
}
