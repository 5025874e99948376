"use client";

import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { type Tool, useForgetTools } from "./use-tools";

interface DeleteToolProps {
  tool: Tool;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Says which flows lose the tool. Its name is asked for when there are any. */
export function DeleteTool({ tool, onClose, onDeleted }: DeleteToolProps) {
  const { id, name, flows } = tool;
  const trpc = useTRPC();
  const forget = useForgetTools();
  const remove = useMutation(
    trpc.tools.delete.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        onDeleted?.();
        toast(t("“{name}” deleted", { name }));
        onClose();
        await forget();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Delete “{name}”?", { name })}
      action={t("Delete tool")}
      {...(flows.length > 0 && { typeToConfirm: name })}
      busy={remove.isPending}
      error={remove.error ? errorMessage(remove.error) : null}
      onConfirm={() => remove.mutate({ id })}
    >
      <p>{t("Its function is gone for good. Export it first if you may want it back.")}</p>
      {flows.length > 0 && (
        <p className="mt-2">
          {rich(
            "{count, plural, =1 {This flow uses it and fails until you choose another: {flows}.} other {These # flows use it and fail until you choose another: {flows}.}}",
            {
              count: flows.length,
              flows: <span className="font-medium text-foreground">{flows.map((flow) => flow.name).join(", ")}</span>,
            },
          )}
        </p>
      )}
    </ConfirmDialog>
  );
}
