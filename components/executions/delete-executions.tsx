"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { t } from "@/components/words/t";

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
      title={many ? t("Delete {count} executions", { count: ids.length }) : t("Delete this execution")}
      action={t("Delete")}
      busy={remove.isPending}
      error={remove.error && errorMessage(remove.error)}
      onConfirm={confirm}
    >
      {many
        ? t(
            "What their steps got and gave is deleted for good, and what still runs or waits is stopped. The conversation stays.",
          )
        : t(
            "What its steps got and gave is deleted for good, and what still runs or waits is stopped. The conversation stays.",
          )}
    </ConfirmDialog>
  );
}
